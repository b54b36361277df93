import type { FileKind } from '../../electron/bridge.ts'

interface PickerOptions {
  readonly suggestedName?: string
  readonly types?: readonly {
    readonly description: string
    readonly accept: Readonly<Record<string, readonly string[]>>
  }[]
}

declare global {
  interface Window {
    showOpenFilePicker?(options?: PickerOptions): Promise<FileSystemFileHandle[]>
    showSaveFilePicker?(options?: PickerOptions): Promise<FileSystemFileHandle>
  }
  interface FileSystemHandle {
    requestPermission?(options: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>
  }
  interface DataTransferItem {
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
  }
}

/** A file of an earlier visit is only read after the browser has asked the person. */
export async function askToRead(handle: FileSystemFileHandle): Promise<void> {
  const answer = (await handle.requestPermission?.({ mode: 'read' })) ?? 'granted'
  if (answer !== 'granted') throw new DOMException('The person said no.', 'NotAllowedError')
}

const fileKinds: Readonly<Record<FileKind, { description: string; endings: readonly string[] }>> = {
  plan: { description: 'Plans', endings: ['.blackstart', '.yaml', '.yml', '.json'] },
  scenario: { description: 'Scenarios', endings: ['.yaml', '.yml', '.json'] },
  decisions: { description: 'Decisions', endings: ['.yaml', '.yml', '.json'] },
}

export interface PickedFile {
  readonly file: File
  /** Absent where the browser hands out copies only. */
  readonly handle?: FileSystemFileHandle | undefined
}

/** Asks for one file; `undefined` when the user closed the dialog. */
export async function pickFile(kind: FileKind): Promise<PickedFile | undefined> {
  if (window.showOpenFilePicker === undefined) return pickCopy(kind)
  const { description, endings } = fileKinds[kind]
  const types = endings.length === 0 ? [] : [{ description, accept: { 'text/plain': endings } }]
  const [handle] = await window.showOpenFilePicker({ types })
  return handle === undefined ? undefined : { file: await handle.getFile(), handle }
}

/** Asks where to save; `undefined` where the browser can only download. */
export async function pickTarget(suggestedName: string): Promise<FileSystemFileHandle | undefined> {
  return window.showSaveFilePicker?.({ suggestedName })
}

async function pickCopy(kind: FileKind): Promise<PickedFile | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = fileKinds[kind].endings.join(',')
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(undefined))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      resolve(file === undefined ? undefined : { file })
    })
    input.click()
  })
}

/** Puts a file into the browser's download folder. */
export function downloadFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Revoking at once would cut off the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
