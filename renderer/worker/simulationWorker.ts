/**
 * The thread on which simulations run, so that the window stays awake. It can be ended at any moment:
 * what it keeps can always be made again.
 */
import { findGaps } from '../../simulation/index.ts'
import { actionsAt, causesWithout, createRunFinder, outagesWithout } from './aboutRun.ts'
import { createSamplingFinder, readSamples } from './manyRuns.ts'
import type { AnyAnswer, Progress, Question } from './messages.ts'
import { runInput } from './runInput.ts'
import type { FromWorker } from './workerDesk.ts'
import { writeReport } from './writeReport.ts'

const find = createRunFinder()
const findSampling = createSamplingFinder()

onmessage = ({ data }: MessageEvent<Question>) => {
  const send = (message: FromWorker<AnyAnswer, Progress>): void => postMessage(message)
  const answer = answerTo(data, (progress) => send({ kind: 'progress', progress }))
  send({ kind: 'answer', answer })
}

function answerTo(question: Question, tell: (progress: Progress) => void): AnyAnswer {
  switch (question.ask) {
    case 'run':
      return runInput(question.input, tell)
    case 'report':
      return { html: writeReport(question.input) }
    case 'gaps':
      return { findings: findGaps(question.plan, { asOf: question.asOf }) }
    case 'without-causes':
      return causesWithout(find(question.run), question.eventId)
    case 'outages':
      return outagesWithout(find(question.run), question.service)
    case 'actions':
      return actionsAt(find(question.run), question.atMs)
    case 'subjects':
      return { subjects: findSampling(question.run).subjects }
    case 'samples':
      return readSamples(findSampling(question.order.run), question.order, tell)
  }
}
