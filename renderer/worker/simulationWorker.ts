/**
 * The thread on which simulations run, so that the window stays awake. It keeps nothing between two
 * questions and can be ended at any moment.
 */
import { findGaps } from '../../simulation/index.ts'
import type { GapsAnswer, Question, ReportAnswer, RunAnswer, RunStep } from './messages.ts'
import { runInput } from './runInput.ts'
import type { FromWorker } from './workerDesk.ts'
import { writeReport } from './writeReport.ts'

onmessage = ({ data }: MessageEvent<Question>) => {
  const send = (message: FromWorker<RunAnswer | ReportAnswer | GapsAnswer, RunStep>): void =>
    postMessage(message)
  const answer = answerTo(data, (progress) => send({ kind: 'progress', progress }))
  send({ kind: 'answer', answer })
}

function answerTo(
  question: Question,
  tell: (step: RunStep) => void,
): RunAnswer | ReportAnswer | GapsAnswer {
  switch (question.ask) {
    case 'run':
      return runInput(question.input, tell)
    case 'report':
      return { html: writeReport(question.input) }
    case 'gaps':
      return { findings: findGaps(question.plan, { asOf: question.asOf }) }
  }
}
