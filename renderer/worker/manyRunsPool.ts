import { joinSamples, type Samples, type Subjects, toSamples } from '../../simulation/index.ts'
import type { AboutRun, Progress, Question, SamplesAnswer, SubjectsAnswer } from './messages.ts'
import type { WorkerDesk } from './workerDesk.ts'

/** A desk at which parts of many runs are made. */
export type SampleDesk = WorkerDesk<Question, SamplesAnswer | SubjectsAnswer, Progress>

/** What was made: all that was asked for, or the runs without a hole from the first on. */
export type Made = { readonly subjects: Subjects; readonly samples: Samples }

export type Ended =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'broke'; readonly message: string }
  /** It was stopped before any part was whole. */
  | { readonly kind: 'nothing' }

/** Runs in one part: small enough that stopping loses little, large enough that asking costs nothing. */
export const runsInPart = 10

type Work = {
  readonly run: AboutRun
  readonly runs: number
  readonly onProgress: (done: number) => void
}

/**
 * Makes many runs at several desks at once. What comes out depends on the input and the number of
 * runs alone, not on how many desks there were or who was faster.
 *
 * It ends early when the desks are stopped, with the runs that are there by then.
 */
export async function makeManyRuns(desks: readonly SampleDesk[], work: Work): Promise<Ended> {
  const [first] = desks
  if (first === undefined) return { kind: 'nothing' }
  const asked = await first.ask({ ask: 'subjects', run: work.run }, () => {})
  if (asked.kind === 'broke') return asked
  if (asked.kind === 'stopped' || !('subjects' in asked.answer)) return { kind: 'nothing' }
  const { subjects } = asked.answer
  const parts: (Samples | undefined)[] = []
  const count = Math.ceil(work.runs / runsInPart)
  const done: number[] = []
  let next = 0
  let fault: string | undefined
  const serve = async (desk: SampleDesk, place: number): Promise<void> => {
    while (next < count && fault === undefined) {
      const part = next++
      const from = part * runsInPart
      const order = {
        run: work.run,
        first: from,
        count: Math.min(runsInPart, work.runs - from),
      }
      const before = done[place] ?? 0
      const reply = await desk.ask({ ask: 'samples', order }, (made) => {
        done[place] = before + Number(made)
        work.onProgress(done.reduce((sum, each) => sum + (each ?? 0), 0))
      })
      if (reply.kind === 'broke') fault = reply.message
      if (reply.kind !== 'answer' || !('rows' in reply.answer)) return
      parts[part] = toSamples(subjects, from, reply.answer.rows)
    }
  }
  await Promise.all(desks.map(serve))
  if (fault !== undefined) return { kind: 'broke', message: fault }
  const whole = wholeParts(parts)
  return whole.length === 0
    ? { kind: 'nothing' }
    : { kind: 'made', made: { subjects, samples: joinSamples(whole) } }
}

function wholeParts(parts: readonly (Samples | undefined)[]): readonly Samples[] {
  const whole: Samples[] = []
  for (const part of parts) {
    if (part === undefined) break
    whole.push(part)
  }
  return whole
}
