import path from 'node:path'
import type { WebPreferences } from 'electron'

/** What every window of ours may do, which is little. */
export const webPreferences: WebPreferences = {
  preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Its dictionaries would be downloaded.
  spellcheck: false,
}
