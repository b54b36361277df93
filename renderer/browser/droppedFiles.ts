export interface DroppedFiles {
  /** The handle of a file that was dropped on the page, where the browser gives one. */
  handleOf(file: File): Promise<FileSystemFileHandle | undefined>
}

interface Drop {
  readonly file: File
  readonly asking: Promise<FileSystemHandle | null>
}

/** Listens to drops: only while one is being handled can its handles be asked for. */
export function noteDroppedFiles(): DroppedFiles {
  let last: readonly Drop[] = []
  const note = ({ dataTransfer }: DragEvent) => {
    last = [...(dataTransfer?.items ?? [])].flatMap((item) => {
      const file = item.getAsFile()
      const asking = item.getAsFileSystemHandle?.()
      return file === null || asking === undefined ? [] : [{ file, asking }]
    })
  }
  window.addEventListener('drop', note, { capture: true })
  return {
    handleOf: async (file) => {
      const drop = last.find((one) => isSame(one.file, file))
      const handle = await drop?.asking.catch(() => null)
      return handle?.kind === 'file' ? (handle as FileSystemFileHandle) : undefined
    },
  }
}

/** Each look at a drop makes new File objects of the same files. */
function isSame(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
}
