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

/** The report of a run, written away from this thread, and a way to try again. */
export function useReport(run: FinishedRun): readonly [ReportState, () => void] {
  const [state, setState] = useState<ReportState>({ kind: 'writing' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const desk = createWorkerDesk<Question, ReportAnswer, never>(startWorker)
    let isWanted = true
    setState({ kind: 'writing' })
    const write = async (): Promise<void> => {
      const layout = await layoutOf(run.input.plan)
      if (!isWanted) return
      const { model, log, findings, input } = run
      const question = { model, log, findings, seed: input.seed, layout }
      const reply = await desk.ask({ ask: 'report', input: question }, () => {})
      if (!isWanted || reply.kind === 'stopped') return
      setState(reply.kind === 'broke' ? reply : { kind: 'ready', html: reply.answer.html })
    }
    void write()
    return () => {
      isWanted = false
      desk.close()
    }
    // Another attempt is the same work again.
  }, [run, attempt])
  const again = useCallback(() => setAttempt((before) => before + 1), [])
  return [state, again]
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
