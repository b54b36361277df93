import type { Bridge, projectorMark as mark } from '../../electron/bridge.ts'
import { createBrowserFiles } from './browserFiles.ts'
import { askBeforeLeaving } from './leaving.ts'
import { printDocument } from './printDocument.ts'
import { clearRecovery, readRecovery, writeRecovery } from './recovery.ts'

// The type makes this the same mark as Electron's.
const projectorMark: typeof mark = '#projector'

/** The contract of electron/bridge.ts, met with what a browser has. */
export function createBrowserBridge(): Bridge {
  const files = createBrowserFiles()
  return {
    host: 'browser',
    ...files,
    exportPdf: printDocument,
    readRecovery,
    writeRecovery,
    clearRecovery,
    setUnsaved: askBeforeLeaving,
    // A browser has menus of its own, and none of ours.
    setMenus: async () => ({ ok: true }),
    openProjector: async () => {
      window.open(projectorMark, 'blackstart-projector')
      return { ok: true }
    },
    closeWindow: async () => {
      window.close()
      return { ok: true }
    },
    // A browser has no menu of ours and opens no files from outside, so there is nothing to hear.
    onMenuCommand: () => () => {},
    onOpenFile: () => () => {},
  }
}
