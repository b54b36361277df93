import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { type Counterfactual, type LogEvent, spellDuration } from '../../../simulation/index.ts'
import { useRunDesks } from '../../stores/runDesks.ts'
import { whyTexts as words } from '../../texts/why.ts'
import type { Question } from '../../worker/messages.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { aboutRun, type Asked, useAnswer } from '../useAnswer.ts'
import { inTurn } from '../../texts/format.ts'

type Props = { readonly view: RunView; readonly event: LogEvent }

/** What becomes of an event without each of its direct causes, by replays. */
export function WithoutCauses({ view, event }: Props): ReactNode {
  const { run } = view
  const desk = useRunDesks(({ causes }) => causes)
  const question = useMemo(
    (): Question => ({ ask: 'without-causes', run: aboutRun(run), eventId: event.id }),
    [run, event.id],
  )
  const asked = useAnswer(desk, run, question)
  if (event.because.length === 0) return null
  return (
    <section>
      <h3>{words.without}</h3>
      <p className="sim-note">{words.withoutHint}</p>
      <Waiting asked={asked} text={words.replaying} />
      {asked.kind === 'answered' && <Counterfactuals view={view} found={asked.answer.causes} />}
    </section>
  )
}

type WaitingProps = { readonly asked: Asked<unknown>; readonly text: string }

/** Says that replays are under way, or that they broke. */
export function Waiting({ asked, text }: WaitingProps): ReactNode {
  if (asked.kind === 'answered') return null
  if (asked.kind === 'broke') return <p role="alert">{inTurn(words.broke, asked.message)}</p>
  return (
    <p className="sim-waiting" aria-live="polite">
      <LoaderCircle size={13} aria-hidden="true" /> {text}
    </p>
  )
}

type ListProps = { readonly view: RunView; readonly found: readonly Counterfactual[] }

/** Causes with what a replay without each of them shows, those that mattered most first. */
export function Counterfactuals({ view, found }: ListProps): ReactNode {
  if (found.length === 0) return <p className="sim-note">{words.noCause}</p>
  return (
    <ul className="sim-without">
      {sortByWeight(found).map((one) => (
        <li key={`${one.causeId} ${JSON.stringify(one.intervention)}`}>
          <button type="button" onClick={() => goToEvent(view, one.causeId)}>
            <span className="sim-influence" data-influence={one.influence}>
              {words.influences[one.influence]}
            </span>
            <span>{causeWords(view, one)}</span>
            <span className="sim-note">{changeWords(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const weight = { necessary: 0, timing: 1, intensity: 2, none: 3 } as const

function sortByWeight(found: readonly Counterfactual[]): readonly Counterfactual[] {
  return [...found].sort((a, b) => weight[a.influence] - weight[b.influence])
}

function causeWords(view: RunView, { defect, causeId }: Counterfactual): string {
  const event = view.run.log.events[causeId]
  return defect?.text ?? (event === undefined ? '' : view.sentenceOf(event))
}

/** What a replay without a cause shows, in one sentence. */
export function changeWords({ influence, shiftMs, lostMs }: Counterfactual): string {
  const { changes } = words
  switch (influence) {
    case 'necessary':
      return changes.necessary
    case 'timing': {
      const duration = spellDuration(Math.abs(shiftMs ?? 0))
      return (shiftMs ?? 0) < 0 ? changes.earlier(duration) : changes.later(duration)
    }
    case 'intensity': {
      const duration = spellDuration(Math.abs(lostMs))
      return lostMs < 0 ? changes.less(duration) : changes.more(duration)
    }
    case 'none':
      return changes.none
  }
}
