import type { Locator, Page } from 'playwright-core'

/** More than there are stops between any two things of one part of the window. */
const stopsMax = 60

/** More than the window has parts. */
const partsMax = 12

/** Hands on a keyboard, and nothing else. */
export function keyboard(page: Page) {
  /** What has the focus, as it is read out, such as `button "Run"`. */
  const focused = async () => {
    const active = page.locator(':focus')
    if ((await active.count()) === 0) return 'nothing'
    const [first = ''] = (await active.ariaSnapshot()).split('\n')
    return first.replace(/^- '?|:$/g, '')
  }
  const press = (...keys: readonly string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
  return {
    focused,
    press,
    type: (text: string) => page.keyboard.type(text),
    /** Goes from part to part of the window until the focus is in the wanted one. */
    goToPart: async (part: Locator) => {
      const hasFocus = () => part.evaluate((element) => element.contains(document.activeElement))
      for (let stop = 0; stop < partsMax && !(await hasFocus()); stop++) await press('F6')
      if (!(await hasFocus())) throw new Error('F6 never reached it')
    },
    /** Goes from stop to stop until the focus is on what is wanted. */
    tabTo: async (wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
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
