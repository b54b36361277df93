import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useDocument, useIsUnsaved, usePlan } from '../stores/documentStore.ts'
import { usePlanProblems } from '../stores/problemsOf.ts'
import { useRecoveryState } from '../stores/recoveryStore.ts'
import { useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { problemTexts } from '../texts/panels.ts'
import { counted } from '../texts/format.ts'
import { runCommand } from './commands.ts'

/** The lower edge of the window: problems, size of the plan, whether it is saved. */
export function StatusBar() {
  const plan = usePlan()
  const components = Object.keys(plan.components ?? {}).length
  const dependencies = Object.keys(plan.dependencies ?? {}).length
  return (
    <footer className="status-bar number" data-region>
      <ProblemCount />
      <span>{counted(components, 'component', 'components')}</span>
      <span>{counted(dependencies, 'dependency', 'dependencies')}</span>
      <span className="status-gap" />
      <SavedMark />
    </footer>
  )
}

function ProblemCount() {
  const { errors, warnings } = usePlanProblems()
  const isOpen = useView(
    (view) => view.isProblemsOpen && view.bottomTab === 'problems' && view.mode === 'draw',
  )
  return (
    <Button
      className="status-problems"
      aria-expanded={isOpen}
      onPress={() => runCommand('problems')}
    >
      {errors + warnings === 0 && (
        <span className="count-fine">
          <CircleCheck size={13} aria-hidden="true" />
          {problemTexts.none}
        </span>
      )}
      {errors > 0 && (
        <span className="count-error">
          <CircleAlert size={13} aria-hidden="true" />
          {problemTexts.errors(errors)}
        </span>
      )}
      {warnings > 0 && (
        <span className="count-warning">
          <TriangleAlert size={13} aria-hidden="true" />
          {problemTexts.warnings(warnings)}
        </span>
      )}
    </Button>
  )
}

function SavedMark() {
  const isUnsaved = useIsUnsaved()
  const file = useDocument((state) => state.file)
  const trouble = useRecoveryState((state) => state.trouble)
  if (isUnsaved) {
    return (
      <span title={trouble}>
        {appTexts.unsaved} · {trouble === undefined ? appTexts.recoveryOn : appTexts.recoveryOff}
      </span>
    )
  }
  return <span>{file === undefined ? appTexts.neverSaved : appTexts.saved}</span>
}
