import { ClipboardCopy, FolderOpen } from 'lucide-react'
import type { Problem } from '../../simulation/index.ts'
import { tell } from '../stores/notices.ts'
import { changeView, useView } from '../stores/viewStore.ts'
import { appTexts, fileTexts } from '../texts/app.ts'
import { problemTexts } from '../texts/panels.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { openPlan } from './documents.ts'

/** Says why a file could not be opened, place by place. */
export function BrokenFile() {
  const broken = useView((view) => view.brokenFile)
  if (broken === undefined) return null
  const close = () => changeView({ brokenFile: undefined })
  const copy = async () => {
    await navigator.clipboard.writeText(broken.problems.map(toLine).join('\n'))
    tell({ kind: 'done', text: fileTexts.broken.copied })
  }
  return (
    <Dialog
      title={fileTexts.broken.title(broken.name)}
      closeLabel={appTexts.close}
      size="wide"
      onClose={close}
      buttons={
        <>
          <Button icon={<ClipboardCopy size={14} />} onPress={() => void copy()}>
            {fileTexts.broken.copy}
          </Button>
          <Button
            look="primary"
            icon={<FolderOpen size={14} />}
            onPress={() => {
              close()
              void openPlan()
            }}
          >
            {fileTexts.broken.openOther}
          </Button>
        </>
      }
    >
      <p>{fileTexts.broken.kept}</p>
      <ol className="broken-list">
        {broken.problems.map((problem) => (
          <li key={toLine(problem)} className={`broken broken-${problem.severity}`}>
            <span className="broken-place number">{placeOf(problem)}</span>
            <span className="broken-text">
              <strong>{problem.message}</strong>
              <span>{problem.hint}</span>
            </span>
            <code>{problem.code}</code>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

function placeOf({ where }: Problem): string {
  if (where.line !== undefined) return fileTexts.broken.place(where.line, where.column ?? 1)
  return where.path.join(' › ')
}

function toLine(problem: Problem): string {
  const sort = problem.severity === 'error' ? problemTexts.error : problemTexts.warning
  return `${placeOf(problem)}: ${sort}: ${problem.message} ${problem.hint} (${problem.code})`
}
