import './report.css'
import { Download, FileText, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlan } from '../stores/documentStore.ts'
import { type FinishedRun, useExercise } from '../stores/exerciseStore.ts'
import { changeMode } from '../stores/viewStore.ts'
import { reportTexts as texts } from '../texts/report.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { exportHtml, exportPdf } from './exportReport.ts'
import { useReport } from './useReport.ts'

/** The report of the last run as it will be printed, and ways to take it along. */
export function ReportMode(): ReactNode {
  const run = useExercise((exercise) => exercise.finished)
  if (run !== null) return <Preview run={run} />
  return (
    <EmptyState icon={<FileText size={18} />} title={texts.none} text={texts.noneHint}>
      <Button look="primary" onPress={() => changeMode('simulate')}>
        {texts.toSimulate}
      </Button>
    </EmptyState>
  )
}

function Preview({ run }: { readonly run: FinishedRun }): ReactNode {
  const [report, again] = useReport(run)
  const plan = usePlan()
  const { name } = run.input.plan
  const scenario = run.input.scenario.name
  const html = report.kind === 'ready' ? report.html : undefined
  return (
    <div className="report">
      <header className="report-head">
        <h2 className="ellipsis">{texts.of(name ?? texts.unnamed, scenario)}</h2>
        <Button
          icon={<Download size={14} />}
          isDisabled={html === undefined}
          onPress={() => void (html !== undefined && exportHtml(run, html))}
        >
          {texts.exportHtml}
        </Button>
        <Button
          look="primary"
          icon={<Printer size={14} />}
          isDisabled={html === undefined}
          onPress={() => void (html !== undefined && exportPdf(run, html))}
        >
          {texts.exportPdf}
        </Button>
      </header>
      {plan !== run.input.plan && <p className="report-stale">{texts.stale}</p>}
      {report.kind === 'writing' && <output className="report-wait">{texts.writing}</output>}
      {report.kind === 'broke' && (
        <EmptyState title={texts.broke} text={report.message}>
          <Button onPress={again}>{texts.again}</Button>
        </EmptyState>
      )}
      {html !== undefined && (
        // Everything is forbidden inside: the report has no scripts, and a name in a plan cannot
        // become one.
        <iframe className="report-page" title={texts.preview} sandbox="" srcDoc={html} />
      )}
    </div>
  )
}
