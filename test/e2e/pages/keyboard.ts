import type { Page } from 'playwright-core'

/** More than there are stops between any two things of one part of the window. */
const stopsMax = 60

/** Hands on a keyboard, and nothing else. */
export function keyboard(page: Page) {
  /** What has the focus, as it is read out, such as `button "Run"`. */
  const focused = async () => {
    const [first = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n')
    return first.replace(/^- '?|:$/g, '')
  }
  const press = (...keys: readonly string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
  return {
    focused,
    press,
    type: (text: string) => page.keyboard.type(text),
    /** Goes from stop to stop until the focus is on what is wanted. */
    tabTo: async (wanted: RegExp, key: 'Tab' | 'Shift+Tab' | 'F6' = 'Tab') => {
      const passed: string[] = []
      for (let stop = 0; stop < stopsMax; stop++) {
        await page.keyboard.press(key)
        const now = await focused()
        if (wanted.test(now)) return
        passed.push(now)
      }
      throw new Error(`${wanted} was never reached by ${key}; the stops were\n${passed.join('\n')}`)
    },
  }
}
