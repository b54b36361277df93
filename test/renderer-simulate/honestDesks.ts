import {
  actionsAt,
  causesWithout,
  createRunFinder,
  outagesWithout,
} from '../../renderer/worker/aboutRun.ts'
import type { Question } from '../../renderer/worker/messages.ts'
import type { AnswerDesk, RunDesks } from '../../renderer/stores/runDesks.ts'

/** Desks without workers behind them: they answer what a worker would answer. */
export function honestDesks(): RunDesks {
  const find = createRunFinder()
  return {
    causes: deskOf((question) =>
      question.ask === 'without-causes'
        ? causesWithout(find(question.run), question.eventId)
        : undefined,
    ),
    outages: deskOf((question) =>
      question.ask === 'outages' ? outagesWithout(find(question.run), question.service) : undefined,
    ),
    actions: deskOf((question) =>
      question.ask === 'actions' ? actionsAt(find(question.run), question.atMs) : undefined,
    ),
  }
}

function deskOf<A>(answerTo: (question: Question) => A | undefined): AnswerDesk<A> {
  return {
    ask: async (question) => {
      const answer = answerTo(question)
      return answer === undefined ? { kind: 'stopped' } : { kind: 'answer', answer }
    },
    stop: () => {},
    warm: () => {},
    close: () => {},
  }
}
