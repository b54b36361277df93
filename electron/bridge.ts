// The whole of what the window may ask of the machine. The preload script offers it in Electron,
// renderer/bridge.ts meets it in a browser. A new capability is one method here and one
// `handle(channel, guard, run)` in ipc.ts. This file imports nothing.
//
// Every request answers with plain data and never throws: `{ ok: true, ... }` or a named failure.

/** Stands for a file that the user chose. The page never sees a path. */
export type FileToken = string & { readonly kind: 'file-token' }

export type FileKind = 'plan' | 'scenario' | 'decisions'

export type FailureCode =
  /** The user closed the dialog. Nothing to report. */
  | 'cancelled'
  /** Larger than `fileSizeBytesMax`; it was not read. */
  | 'too-large'
  /** Not UTF-8 text. */
  | 'not-text'
  | 'not-found'
  | 'not-allowed'
  | 'disk-full'
  /** Somebody else wrote the file since it was read; ask, then save with `ifChanged: 'overwrite'`. */
  | 'changed-on-disk'
  /** The token is not one of this session's. */
  | 'unknown-file'
  /** The request did not have the agreed shape: a fault of ours. */
  | 'bad-request'
  /** This host cannot do it; the message says what can be done instead. */
  | 'unavailable'
  | 'failed'

export interface Failure {
  readonly ok: false
  readonly code: FailureCode
  /** A whole sentence for the user, without paths. */
  readonly message: string
}

export type Answer<T> = (T & { readonly ok: true }) | Failure

export type Done = Readonly<Record<never, never>>

export interface OpenedFile {
  readonly token: FileToken
  /** The file's name without its folder. */
  readonly name: string
  readonly text: string
}

export interface SavedFile {
  readonly token: FileToken
  readonly name: string
}

export interface RecentFile {
  readonly token: FileToken
  readonly name: string
  /** The name of the folder it is in, to tell two files of one name apart. */
  readonly folder: string
}

export interface RecoveryEntry {
  readonly key: string
  readonly name: string
  readonly text: string
  /** When it was written, as an ISO 8601 instant. */
  readonly writtenAt: string
}

export interface OpenRequest {
  readonly kind: FileKind
}

export interface SaveRequest {
  readonly token: FileToken
  readonly text: string
  /** Default: 'refuse'. */
  readonly ifChanged?: 'refuse' | 'overwrite'
}

export interface SaveAsRequest {
  readonly suggestedName: string
  readonly text: string
}

export type ExportRequest = {
  readonly suggestedName: string
  readonly mime: string
} & ({ readonly text: string } | { readonly bytes: Uint8Array })

export interface PdfRequest {
  readonly suggestedName: string
  /** A whole, self-contained document: no scripts, nothing to fetch. */
  readonly html: string
}

export interface RecoveryRequest {
  readonly key: string
  readonly name: string
  readonly text: string
}

/** What the native menu can ask of the page, with the keys of each; Ctrl is ⌘ on a Mac. */
export const menuCommands = {
  'new-plan': 'Ctrl+N',
  'open-plan': 'Ctrl+O',
  'open-scenario': 'Ctrl+Shift+O',
  save: 'Ctrl+S',
  'save-as': 'Ctrl+Shift+S',
  'export-report': 'Ctrl+E',
  'export-pdf': 'Ctrl+Shift+E',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Shift+Z',
  'mode-draw': 'Alt+1',
  'mode-simulate': 'Alt+2',
  'mode-report': 'Alt+3',
  run: 'Ctrl+Enter',
  'command-palette': 'Ctrl+K',
  'keyboard-help': undefined,
  about: undefined,
} as const satisfies Readonly<Record<string, string | undefined>>

export type MenuCommand = keyof typeof menuCommands

/** Call it to stop listening. */
export type StopListening = () => void

export interface Bridge {
  readonly host: 'electron' | 'browser'
  openFile(request: OpenRequest): Promise<Answer<OpenedFile>>
  openRecent(token: FileToken): Promise<Answer<OpenedFile>>
  recentFiles(): Promise<Answer<{ readonly files: readonly RecentFile[] }>>
  saveFile(request: SaveRequest): Promise<Answer<SavedFile>>
  saveFileAs(request: SaveAsRequest): Promise<Answer<SavedFile>>
  exportFile(request: ExportRequest): Promise<Answer<{ readonly name: string }>>
  exportPdf(request: PdfRequest): Promise<Answer<{ readonly name: string }>>
  readRecovery(): Promise<Answer<{ readonly entries: readonly RecoveryEntry[] }>>
  writeRecovery(request: RecoveryRequest): Promise<Answer<Done>>
  clearRecovery(key: string): Promise<Answer<Done>>
  /** While true, closing the window asks first. */
  setUnsaved(isUnsaved: boolean): Promise<Answer<Done>>
  onMenuCommand(listener: (command: MenuCommand) => void): StopListening
  /** A file opened from outside: double click, command line, drop on the dock. */
  onOpenFile(listener: (file: OpenedFile) => void): StopListening
}

/** What the page asks for, by the names it uses on the wire. */
export type Request = Exclude<keyof Bridge, 'host' | 'onMenuCommand' | 'onOpenFile'>

/** What the machine tells the page, unasked. */
export const eventChannels = { menuCommand: 'menu-command', openFile: 'open-file' } as const

/** The preload script says here which of these the page now hears; what waited for it is sent then. */
export const listeningChannel = 'listening'

/** 50 MiB. An assumption: far beyond what people draw, and still read in a moment. */
export const fileSizeBytesMax = 52_428_800
