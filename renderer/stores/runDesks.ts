import { create } from 'zustand'
import type { ActionsAnswer, CausesAnswer, OutagesAnswer, Question } from '../worker/messages.ts'
import { startWorker } from '../worker/startWorker.ts'
import { createWorkerDesk, type WorkerDesk } from '../worker/workerDesk.ts'

export type AnswerDesk<Answer> = WorkerDesk<Question, Answer, never>

/** Where runs are asked about: one desk for each panel that asks, so that none stops another. */
export type RunDesks = {
  readonly causes: AnswerDesk<CausesAnswer>
  readonly outages: AnswerDesk<OutagesAnswer>
  readonly actions: AnswerDesk<ActionsAnswer>
}

/** Held in a store so that a page without workers can be given others. */
export const useRunDesks = create<RunDesks>()(() => ({
  causes: createWorkerDesk(startWorker),
  outages: createWorkerDesk(startWorker),
  actions: createWorkerDesk(startWorker),
}))
