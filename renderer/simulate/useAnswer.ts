import { useEffect, useState } from 'react'
import type { FinishedRun } from '../stores/exerciseStore.ts'
import type { AnswerDesk } from '../stores/runDesks.ts'
import type { AboutRun, Question } from '../worker/messages.ts'

/** What has come of asking about a run. */
export type Asked<Answer> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'broke'; readonly message: string }

/** A run as a question names it: by its inputs, which are small, and never by its log. */
export function aboutRun({ number, input }: FinishedRun): AboutRun {
  return { number, input }
}

/** Answers never change, so each is asked for once as long as its run is in sight. */
const known = new WeakMap<FinishedRun, Map<string, Asked<unknown>>>()

function answersOf(run: FinishedRun): Map<string, Asked<unknown>> {
  const answers = known.get(run) ?? new Map<string, Asked<unknown>>()
  known.set(run, answers)
  return answers
}

const asking: Asked<never> = { kind: 'asking' }

/** A pause before asking, so that whoever leafs through events starts no work for each. */
const restMs = 150

/**
 * Asks about a run away from this thread. A newer question at the same desk stops the one before.
 *
 * `question` must be the same object for as long as the same is asked.
 */
export function useAnswer<Answer>(
  desk: AnswerDesk<Answer>,
  run: FinishedRun,
  question: Question,
): Asked<Answer> {
  const key = JSON.stringify({ ...question, run: null })
  const [, showAgain] = useState(0)
  useEffect(() => {
    const answers = answersOf(run)
    if (answers.has(key)) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const reply = await desk.ask(question, () => {})
      if (reply.kind === 'stopped') return
      const asked: Asked<Answer> =
        reply.kind === 'broke' ? reply : { kind: 'answered', answer: reply.answer }
      answers.set(key, asked)
      if (isWanted) showAgain((count) => count + 1)
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [desk, run, key, question])
  return (answersOf(run).get(key) as Asked<Answer> | undefined) ?? asking
}
