import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBrowserBridge } from '../../renderer/browser/browserBridge.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A file handle of the File System Access API, with a disk behind it. */
function fakeHandle(name: string, textAtFirst: string) {
  const disk = { text: textAtFirst, changedAtMs: 1 }
  return {
    disk,
    name,
    getFile: async () => new File([disk.text], name, { lastModified: disk.changedAtMs }),
    createWritable: async () => ({
      write: async (text: string) => {
        disk.text = text
        disk.changedAtMs += 1
      },
      close: async () => {},
    }),
  }
}

describe('files where the browser can write them', () => {
  it('are opened, saved in place and offered again', async () => {
    const handle = fakeHandle('shop.blackstart', 'one')
    vi.stubGlobal('showOpenFilePicker', async () => [handle])
    const bridge = createBrowserBridge()

    const opened = await bridge.openFile({ kind: 'plan' })
    if (!opened.ok) throw new Error(opened.message)
    const saved = await bridge.saveFile({ token: opened.token, text: 'two' })
    const again = await bridge.saveFile({ token: opened.token, text: 'three' })

    expect(opened).toMatchObject({ name: 'shop.blackstart', text: 'one' })
    expect(saved).toMatchObject({ ok: true, name: 'shop.blackstart' })
    expect(again.ok).toBe(true)
    expect(handle.disk.text).toBe('three')
    expect(await bridge.recentFiles()).toMatchObject({ files: [{ name: 'shop.blackstart' }] })
    expect(await bridge.openRecent(opened.token)).toMatchObject({ text: 'three' })
  })

  it('are not saved over what somebody else wrote, unless that is wanted', async () => {
    const handle = fakeHandle('shop.blackstart', 'one')
    vi.stubGlobal('showOpenFilePicker', async () => [handle])
    const bridge = createBrowserBridge()
    const opened = await bridge.openFile({ kind: 'plan' })
    if (!opened.ok) throw new Error(opened.message)
    handle.disk.changedAtMs += 1

    const refused = await bridge.saveFile({ token: opened.token, text: 'two' })
    const textThen = handle.disk.text
    await bridge.saveFile({ token: opened.token, text: 'two', ifChanged: 'overwrite' })

    expect(refused).toMatchObject({ ok: false, code: 'changed-on-disk' })
    expect(textThen).toBe('one')
    expect(handle.disk.text).toBe('two')
  })

  it('are cancelled when the dialog is closed', async () => {
    vi.stubGlobal('showOpenFilePicker', async () => {
      throw new DOMException('closed', 'AbortError')
    })

    const answer = await createBrowserBridge().openFile({ kind: 'plan' })

    expect(answer).toMatchObject({ ok: false, code: 'cancelled' })
  })

  it('are refused when they are not text', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0])
    const handle = { ...fakeHandle('a.bin', ''), getFile: async () => new File([bytes], 'a.bin') }
    vi.stubGlobal('showOpenFilePicker', async () => [handle])

    const answer = await createBrowserBridge().openFile({ kind: 'scenario' })

    expect(answer).toMatchObject({ ok: false, code: 'not-text' })
  })
})

describe('files where the browser can only download', () => {
  it('go to the download folder under the same name each time', async () => {
    const names: string[] = []
    vi.stubGlobal('URL', { createObjectURL: () => 'blob:1', revokeObjectURL: () => {} })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    const bridge = createBrowserBridge()

    const saved = await bridge.saveFileAs({ suggestedName: 'shop.blackstart', text: 'one' })
    if (!saved.ok) throw new Error(saved.message)
    await bridge.saveFile({ token: saved.token, text: 'two' })
    await bridge.exportFile({ suggestedName: 'a.csv', mime: 'text/csv', text: '1,2' })

    expect(names).toEqual(['shop.blackstart', 'shop.blackstart', 'a.csv'])
  })

  it('cannot be saved under a token from elsewhere', async () => {
    const answer = await createBrowserBridge().saveFile({ token: 'x' as never, text: '' })

    expect(answer).toMatchObject({ ok: false, code: 'unknown-file' })
  })
})

describe('leaving', () => {
  it('is asked about only while there is unsaved work', async () => {
    const bridge = createBrowserBridge()
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }

    await bridge.setUnsaved(true)
    const isAskedWhileUnsaved = leave()
    await bridge.setUnsaved(false)

    expect(isAskedWhileUnsaved).toBe(true)
    expect(leave()).toBe(false)
  })
})

it('has nothing to recover where the browser keeps no data', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('off', 'SecurityError')
    },
  })
  const bridge = createBrowserBridge()

  expect(await bridge.readRecovery()).toMatchObject({ ok: false, code: 'not-allowed' })
})
