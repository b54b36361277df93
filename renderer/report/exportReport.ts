import { bridge } from '../bridge.ts'
import { type FinishedRun, useExercise } from '../stores/exerciseStore.ts'
import { tell } from '../stores/notices.ts'
import { reportTexts as texts } from '../texts/report.ts'
import { askForReport, openReportDesk } from './askForReport.ts'
import { fileNameOf } from './fileNameOf.ts'

type Export = (run: FinishedRun, html: string) => Promise<void>

/** Writes the report to a file that people read in a browser. */
export const exportHtml: Export = async (run, html) => {
  const suggestedName = fileNameOf(run.input, 'html')
  tellOutcome(await bridge.exportFile({ suggestedName, mime: 'text/html', text: html }))
}

/** Prints the report. */
export const exportPdf: Export = async (run, html) => {
  tellOutcome(await bridge.exportPdf({ suggestedName: fileNameOf(run.input, 'pdf'), html }))
}

/** Writes and exports the report of the last run, from a menu of any mode. */
export async function exportLastReport(write: Export): Promise<void> {
  const run = useExercise.getState().finished
  if (run === null) return tell({ kind: 'failed', text: texts.noneHint })
  const desk = openReportDesk()
  const reply = await askForReport(desk, run)
  desk.close()
  if (reply.kind === 'answer') await write(run, reply.answer.html)
  else if (reply.kind === 'broke') tell({ kind: 'failed', text: texts.broke })
}

function tellOutcome(answer: Awaited<ReturnType<typeof bridge.exportFile>>): void {
  if (answer.ok) tell({ kind: 'done', text: texts.exported(answer.name) })
  else if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
}
