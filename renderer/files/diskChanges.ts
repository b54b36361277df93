import { bridge } from '../bridge.ts'
import { type DiskChange, useDocument } from '../stores/documentStore.ts'

/** How often the file of the plan in front is looked at while somebody looks at the window. */
const lookEveryMs = 4_000

/** Notices when somebody else writes the file of the plan in front. Call it to stop. */
export function followDisk(): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') void lookAtFile()
  }
  const timer = setInterval(look, lookEveryMs)
  window.addEventListener('focus', look)
  const stop = useDocument.subscribe((state, before) => {
    if (state.number !== before.number) look()
  })
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', look)
    stop()
  }
}

/** Notes what the file of the plan in front says, where it is not what was read or written here. */
export function noteOnDisk(text: string): void {
  const { text: known, diskChange } = useDocument.getState()
  if (text === known) return note(undefined)
  if (diskChange?.kind === 'changed' && diskChange.text === text) return
  note({ kind: 'changed', text, isKept: false })
}

/** Goes on with what is here; saving asks again before it replaces what somebody else wrote. */
export function keepMine(): void {
  const { diskChange } = useDocument.getState()
  if (diskChange !== undefined) note({ ...diskChange, isKept: true })
}

function note(diskChange: DiskChange | undefined): void {
  useDocument.setState({ diskChange })
}

async function lookAtFile(): Promise<void> {
  const { file, number } = useDocument.getState()
  if (file === undefined) return
  const answer = await bridge.checkFile(file.token)
  const now = useDocument.getState()
  // Saving while it was looked at has changed the file as well.
  if (!answer.ok || now.number !== number || now.file !== file) return
  if (answer.state === 'changed') return noteOnDisk(answer.text)
  if (answer.state === 'same') {
    if (now.diskChange !== undefined) note(undefined)
  } else if (now.diskChange?.kind !== 'gone') note({ kind: 'gone', isKept: false })
}
