import { type ShownLayout, toShownLayout } from '../../layout/shownLayout.ts'
import type { Plan } from '../../simulation/index.ts'
import type { FinishedRun } from '../stores/exerciseStore.ts'
import { useView } from '../stores/viewStore.ts'
import { arrangeInWorker } from '../worker/arrangeInWorker.ts'
import type { Question, ReportAnswer } from '../worker/messages.ts'
import { startWorker } from '../worker/startWorker.ts'
import { createWorkerDesk, type Reply, type WorkerDesk } from '../worker/workerDesk.ts'

export type ReportDesk = WorkerDesk<Question, ReportAnswer, never>

/** A desk at which reports are written, away from the thread that draws. */
export function openReportDesk(): ReportDesk {
  return createWorkerDesk<Question, ReportAnswer, never>(startWorker)
}

/** Has the report of a run written. */
export async function askForReport(
  desk: ReportDesk,
  run: FinishedRun,
): Promise<Reply<ReportAnswer>> {
  const { model, log, findings, input } = run
  const layout = await layoutOf(input.plan)
  const question = { model, log, findings, seed: input.seed, layout }
  return desk.ask({ ask: 'report', input: question }, () => {})
}

/** Places as on the canvas; what was never placed is arranged. */
async function layoutOf(plan: Plan): Promise<ShownLayout> {
  const things = [plan.components, plan.groups, plan.businessServices]
  const positions = plan.layout?.positions ?? {}
  const isPlaced = things.every((map) =>
    Object.keys(map ?? {}).every((id) => positions[id] !== undefined),
  )
  if (isPlaced) return toShownLayout(plan)
  return toShownLayout(plan, useView.getState().arranged ?? (await arrangeInWorker(plan)))
}
