import { existsSync } from 'node:fs'
import path from 'node:path'
import { BrowserWindow, dialog, type FileFilter, type WebContents } from 'electron'
import type { FileKind } from './bridge.ts'

const everything: FileFilter = { name: 'All files', extensions: ['*'] }

const filters: Readonly<Record<FileKind, readonly FileFilter[]>> = {
  plan: [{ name: 'Plans', extensions: ['blackstart', 'yaml', 'yml', 'json'] }],
  scenario: [{ name: 'Scenarios', extensions: ['yaml', 'yml', 'json'] }],
  decisions: [{ name: 'Decisions', extensions: ['yaml', 'yml', 'json'] }],
}

/** The path of the file to open, or `undefined` when the user closed the dialog. */
export async function askWhatToOpen(
  page: WebContents,
  kind: FileKind,
): Promise<string | undefined> {
  const options = {
    properties: ['openFile' as const],
    filters: [...filters[kind], everything],
  }
  const window = BrowserWindow.fromWebContents(page)
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return filePaths[0]
}

/** The path to write to, or `undefined` when the user closed the dialog. */
export async function askWhereToSave(
  page: WebContents,
  suggestedName: string,
): Promise<string | undefined> {
  const options = { defaultPath: suggestedName }
  const window = BrowserWindow.fromWebContents(page)
  const { filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  return filePath === '' ? undefined : withEnding(filePath, suggestedName)
}

/**
 * Where a dialog adds no ending, the suggested one is: without it the file would not be listed again.
 * Not where that would replace a file that nobody was asked about.
 */
function withEnding(filePath: string, suggestedName: string): string {
  if (path.extname(filePath) !== '') return filePath
  const named = `${filePath}${path.extname(suggestedName)}`
  return existsSync(named) ? filePath : named
}
