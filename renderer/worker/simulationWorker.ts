/**
 * The thread on which simulations run, so that the window stays awake. It keeps nothing between two
 * questions and can be ended at any moment.
 */
import type { RunAnswer, RunInput, RunStep } from './messages.ts'
import { runInput } from './runInput.ts'
import type { FromWorker } from './workerDesk.ts'

onmessage = (event: MessageEvent<RunInput>) => {
  const send = (message: FromWorker<RunAnswer, RunStep>): void => postMessage(message)
  const answer = runInput(event.data, (progress) => send({ kind: 'progress', progress }))
  send({ kind: 'answer', answer })
}
