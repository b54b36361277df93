import { useCallback, useEffect, useState } from 'react'
import type { FinishedRun } from '../stores/exerciseStore.ts'
import { askForReport, openReportDesk } from './askForReport.ts'

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
    const desk = openReportDesk()
    let isWanted = true
    const write = async (): Promise<void> => {
      const reply = await askForReport(desk, run)
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
