/**
 * The thread on which simulations run, so that the window stays awake. It keeps nothing between two
 * questions and can be ended at any moment.
 */
import type { Question, ReportAnswer, RunAnswer, RunStep } from './messages.ts'
import { runInput } from './runInput.ts'
import type { FromWorker } from './workerDesk.ts'
import { writeReport } from './writeReport.ts'

onmessage = ({ data }: MessageEvent<Question>) => {
  const send = (message: FromWorker<RunAnswer | ReportAnswer, RunStep>): void =>
    postMessage(message)
  const answer =
    data.ask === 'run'
      ? runInput(data.input, (progress) => send({ kind: 'progress', progress }))
      : { html: writeReport(data.input) }
  send({ kind: 'answer', answer })
}
