import type { Bridge } from '../../electron/bridge.ts'
import { createBrowserFiles } from './browserFiles.ts'
import { askBeforeLeaving } from './leaving.ts'
import { printDocument } from './printDocument.ts'
import { clearRecovery, readRecovery, writeRecovery } from './recovery.ts'

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
    // A browser has no menu of ours and opens no files from outside, so there is nothing to hear.
    onMenuCommand: () => () => {},
    onOpenFile: () => () => {},
  }
}
