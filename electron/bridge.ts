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

/** What became of a file since it was last read or written here. */
export type CheckedFile =
  | { readonly state: 'same' | 'gone' }
  | { readonly state: 'changed'; readonly text: string }

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

/** One line of a native menu: a command of the page, what the system itself does, or a line between. */
export type NativeMenuItem =
  | 'line'
  | { readonly role: NativeRole }
  | {
      readonly command: string
      readonly text: string
      /** Such as `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. */
      readonly keys?: string | undefined
      readonly isEnabled: boolean
    }

/** What Electron does better than the page could. */
export const nativeRoles = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
] as const

export type NativeRole = (typeof nativeRoles)[number]

export interface NativeMenu {
  readonly text: string
  readonly items: readonly NativeMenuItem[]
}

/** What the program asks of the page by itself: to save all and then to close. */
export const saveAndCloseCommand = 'save-and-close'

/** Call it to stop listening. */
export type StopListening = () => void

export interface Bridge {
  readonly host: 'electron' | 'browser'
  openFile(request: OpenRequest): Promise<Answer<OpenedFile>>
  openRecent(token: FileToken): Promise<Answer<OpenedFile>>
  /** Opens a file that was dropped on the page. */
  openDropped(file: File): Promise<Answer<OpenedFile>>
  /** Whether somebody else changed a file; a look that changes nothing. */
  checkFile(token: FileToken): Promise<Answer<CheckedFile>>
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
  /** Puts these menus up, in this order. A browser has none of ours. */
  setMenus(menus: readonly NativeMenu[]): Promise<Answer<Done>>
  /** Opens the window for a projector, or brings it forward. */
  openProjector(): Promise<Answer<Done>>
  closeWindow(): Promise<Answer<Done>>
  /** A command of `setMenus` that was chosen, or `saveAndCloseCommand`. */
  onMenuCommand(listener: (command: string) => void): StopListening
  /** A file opened from outside (double click, command line, drop on the dock), or why it was not. */
  onOpenFile(listener: (answer: Answer<OpenedFile>) => void): StopListening
}

/** What the page asks for, by the names it uses on the wire. */
export type Request = Exclude<keyof Bridge, 'host' | 'openDropped' | 'onMenuCommand' | 'onOpenFile'>

/** What the machine tells the page, unasked. */
export const eventChannels = { menuCommand: 'menu-command', openFile: 'open-file' } as const

/** The preload script says here which of these the page now hears; what waited for it is sent then. */
export const listeningChannel = 'listening'

/** The preload script sends the path of a dropped file here, which the page itself never sees. */
export const droppedChannel = 'dropped'

/** The part of the address that makes a page the projector's. */
export const projectorMark = '#projector'

/** 50 MiB. An assumption: far beyond what people draw, and still read in a moment. */
export const fileSizeBytesMax = 52_428_800
