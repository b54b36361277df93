import path from 'node:path'
import type { WebContents } from 'electron'
import type {
  Answer,
  CheckedFile,
  Done,
  FileToken,
  OpenedFile,
  RecentFile,
  SavedFile,
  SaveRequest,
} from './bridge.ts'
import { askWhatToOpen, askWhereToSave } from './dialogs.ts'
import { cancelled, failure } from './failure.ts'
import { checkTextFile, readTextFile, saveBytes, saveText, saveUnlessChanged } from './files.ts'
import type { FileTokens } from './fileTokens.ts'
import {
  isBoolean,
  isExportRequest,
  isFileToken,
  isMenus,
  isNothing,
  isOpenRequest,
  isPdfRequest,
  isRecoveryKey,
  isRecoveryRequest,
  isSaveAsRequest,
  isSaveRequest,
} from './guards.ts'
import { handle, handleDropped } from './ipc.ts'
import { installMenus } from './menu.ts'
import { printToPdf } from './pdf.ts'
import { openProjector } from './projector.ts'
import type { Recovery } from './recovery.ts'
import type { SettingsFile } from './settings.ts'
import { closeWindowOf, noteRecoveryKey, setUnsaved } from './window.ts'

export interface Services {
  readonly tokens: FileTokens
  readonly settings: SettingsFile
  readonly recovery: Recovery
}

/** Everything the page may ask, one line each. */
export function answerRequests(services: Services): void {
  const { recovery } = services
  handle('openFile', isOpenRequest, async ({ kind }, page) => {
    const file = await askWhatToOpen(page, kind)
    return file === undefined ? cancelled : openPath(services, file)
  })
  handle('openRecent', isFileToken, (token) => openToken(services, token))
  handleDropped((file) => openPath(services, file))
  handle('checkFile', isFileToken, (token) => check(services, token))
  handle('recentFiles', isNothing, async () => listRecent(services))
  handle('saveFile', isSaveRequest, (request) => save(services, request))
  handle('saveFileAs', isSaveAsRequest, async ({ suggestedName, text }, page) => {
    const file = await askWhereToSave(page, suggestedName)
    return file === undefined ? cancelled : saveTo(services, file, text)
  })
  handle('exportFile', isExportRequest, async (request, page) => {
    const bytes = 'text' in request ? new TextEncoder().encode(request.text) : request.bytes
    return exportBytes(page, request.suggestedName, async () => bytes)
  })
  handle('exportPdf', isPdfRequest, ({ suggestedName, html }, page) =>
    exportBytes(page, suggestedName, () => printToPdf(html)),
  )
  handle('readRecovery', isNothing, () => recovery.read())
  handle('writeRecovery', isRecoveryRequest, (request, page) => {
    noteRecoveryKey(page, request.key)
    return recovery.write(request)
  })
  handle('clearRecovery', isRecoveryKey, (key) => recovery.clear(key))
  handle('setUnsaved', isBoolean, async (isUnsaved, page) => {
    setUnsaved(page, isUnsaved)
    return done
  })
  handle('setMenus', isMenus, async (menus) => {
    installMenus(menus)
    return done
  })
  handle('openProjector', isNothing, async () => {
    openProjector()
    return done
  })
  handle('closeWindow', isNothing, async (_nothing, page) => {
    closeWindowOf(page)
    return done
  })
}

/** Reads a file that the user chose, and remembers it. */
export async function openPath(services: Services, file: string): Promise<Answer<OpenedFile>> {
  const read = await readTextFile(file)
  if (!read.ok) return read
  const token = services.tokens.remember(file, read.digest)
  await services.settings.rememberFile(file)
  return { ok: true, token, name: path.basename(file), text: read.text }
}

const done: Answer<Done> = { ok: true }

const unknownFile = failure(
  'unknown-file',
  'This file was not opened here; please choose it again.',
)

async function openToken(services: Services, token: FileToken): Promise<Answer<OpenedFile>> {
  const known = services.tokens.find(token)
  return known === undefined ? unknownFile : openPath(services, known.path)
}

async function check({ tokens }: Services, token: FileToken): Promise<Answer<CheckedFile>> {
  const known = tokens.find(token)
  if (known?.digest === undefined) return unknownFile
  return checkTextFile(known.path, known.digest)
}

function listRecent({ settings, tokens }: Services): Answer<{ files: readonly RecentFile[] }> {
  const files = settings.recentPaths.map((file) => ({
    token: tokens.tokenFor(file),
    name: path.basename(file),
    folder: path.basename(path.dirname(file)),
  }))
  return { ok: true, files }
}

async function save(services: Services, request: SaveRequest): Promise<Answer<SavedFile>> {
  const known = services.tokens.find(request.token)
  // A file that was only listed was never read, so there is nothing that we could overwrite knowingly.
  if (known?.digest === undefined) return unknownFile
  if (request.ifChanged === 'overwrite') return saveTo(services, known.path, request.text)
  const written = await saveUnlessChanged(known.path, request.text, known.digest)
  return written.ok ? remember(services, known.path, written.digest) : written
}

async function saveTo(services: Services, file: string, text: string): Promise<Answer<SavedFile>> {
  const written = await saveText(file, text)
  return written.ok ? remember(services, file, written.digest) : written
}

async function remember(
  { tokens, settings }: Services,
  file: string,
  digest: string,
): Promise<Answer<SavedFile>> {
  const token = tokens.remember(file, digest)
  await settings.rememberFile(file)
  return { ok: true, token, name: path.basename(file) }
}

async function exportBytes(
  page: WebContents,
  suggestedName: string,
  make: () => Promise<Uint8Array>,
): Promise<Answer<{ readonly name: string }>> {
  const file = await askWhereToSave(page, suggestedName)
  if (file === undefined) return cancelled
  const written = await saveBytes(file, await make(), { previousVersion: 'drop' })
  return written.ok ? { ok: true, name: path.basename(file) } : written
}
