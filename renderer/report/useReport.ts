import { useCallback, useEffect, useState } from 'react'
import { arrange } from '../../layout/arrange.ts'
import { type ShownLayout, toShownLayout } from '../../layout/shownLayout.ts'
import type { Plan } from '../../simulation/index.ts'
import type { FinishedRun } from '../stores/exerciseStore.ts'
import { useView } from '../stores/viewStore.ts'
import type { Question, ReportAnswer } from '../worker/messages.ts'
import { startWorker } from '../worker/startWorker.ts'
import { createWorkerDesk } from '../worker/workerDesk.ts'

export type ReportState =
  | { readonly kind: 'writing' }
  | { readonly kind: 'ready'; readonly html: string }
  | { readonly kind: 'broke'; readonly message: string }

type Attempt = { readonly run: FinishedRun }

type Written = {
  readonly run: FinishedRun
  readonly attempt: Attempt
  readonly state: ReportState
}

/** The report of a run, written away from this thread, and a way to try again. */
export function useReport(run: FinishedRun): readonly [ReportState, () => void] {
  const [attempt, setAttempt] = useState<Attempt>({ run })
  const [written, setWritten] = useState<Written | null>(null)
  useEffect(() => {
    const desk = createWorkerDesk<Question, ReportAnswer, never>(startWorker)
    let isWanted = true
    const write = async (): Promise<void> => {
      const layout = await layoutOf(run.input.plan)
      if (!isWanted) return
      const { model, log, findings, input } = run
      const question = { model, log, findings, seed: input.seed, layout }
      const reply = await desk.ask({ ask: 'report', input: question }, () => {})
      if (!isWanted || reply.kind === 'stopped') return
      const state: ReportState =
        reply.kind === 'broke' ? reply : { kind: 'ready', html: reply.answer.html }
      setWritten({ run, attempt, state })
    }
    void write()
    return () => {
      isWanted = false
      desk.close()
    }
  }, [run, attempt])
  const again = useCallback(() => setAttempt({ run }), [run])
  // What was written for another run, or before another attempt, is not shown.
  const isCurrent = written?.run === run && written.attempt === attempt
  return [isCurrent ? written.state : { kind: 'writing' }, again]
}

/** Places as on the canvas; what was never placed is arranged. */
async function layoutOf(plan: Plan): Promise<ShownLayout> {
  const things = [plan.components, plan.groups, plan.businessServices]
  const positions = plan.layout?.positions ?? {}
  const isPlaced = things.every((map) =>
    Object.keys(map ?? {}).every((id) => positions[id] !== undefined),
  )
  if (isPlaced) return toShownLayout(plan)
  return toShownLayout(plan, useView.getState().arranged ?? (await arrange(plan)))
}
