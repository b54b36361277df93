import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { formatElapsed, type Model, type ThreeTruths as Truths } from '../../simulation/index.ts'
import { useExercise } from '../stores/exerciseStore.ts'
import { useEntityNow } from '../stores/simViewStore.ts'
import { whyTexts } from '../texts/why.ts'
import type { RunView } from './runView.ts'
import { countUpTo } from './timeline/playback.ts'

const words = whyTexts.truths

type Props = { readonly view: RunView; readonly id: string }

/** How a thing is at the playhead, what people think of it, and what was said of it. */
export function ThreeTruths({ view, id }: Props): ReactNode {
  // All three only ever change where something happens.
  const atMs = useExercise(({ playhead }) => instantAt(view.instants, playhead.atMs))
  const truths = useMemo(() => view.truths().at(atMs).get(id), [view, atMs, id])
  if (truths === undefined) return null
  return (
    <section className="sim-truths" aria-label={words.heading}>
      <dl>
        <Truth name={words.actual} standing={truths.actual} />
        <Truth name={words.believed} standing={truths.believed} unlike={truths.actual} />
        <Truth name={words.declared} standing={truths.declared} unlike={truths.believed} />
      </dl>
      <p className="sim-note">{truthWords(truths, atMs)}</p>
      <Monitors model={view.run.model} id={id} />
    </section>
  )
}

function instantAt(instants: readonly number[], atMs: number): number {
  return instants[countUpTo(instants, atMs) - 1] ?? 0
}

type TruthProps = {
  readonly name: string
  readonly standing: Truths['actual']
  readonly unlike?: Truths['actual']
}

function Truth({ name, standing, unlike = standing }: TruthProps): ReactNode {
  const differs = standing !== unlike
  return (
    <div className="sim-truth" data-differs={differs}>
      <dt>{name}</dt>
      <dd>
        {differs && <TriangleAlert size={12} aria-hidden="true" />}
        {words.standings[standing]}
      </dd>
    </div>
  )
}

/** What is wrong about what is believed, and how old it is. */
export function truthWords(truths: Truths, atMs: number): string {
  const { actual, believed, declared, lastSeenMs } = truths
  const wrong = actual === believed ? [] : [words.isWrong]
  const unsaid = believed === declared ? [] : [words.isUnsaid]
  return [...wrong, ...unsaid, seenWords(lastSeenMs, atMs)].join(' ')
}

function seenWords(lastSeenMs: number | null, atMs: number): string {
  if (lastSeenMs === null) return words.neverSeen
  return lastSeenMs >= atMs ? words.seenNow : words.seen(`T+${formatElapsed(lastSeenMs)}`)
}

function Monitors({ model, id }: { readonly model: Model; readonly id: string }): ReactNode {
  const monitors = model.entities[model.indexById[id] ?? -1]?.monitors ?? []
  if (monitors.length === 0) return null
  return (
    <p className="sim-note">
      {words.monitors}{' '}
      {monitors.map(({ entity, signal }, place) => {
        const { id: monitor = '', name = '' } = model.entities[entity] ?? {}
        return (
          <span key={monitor}>
            {place > 0 && ', '}
            {name} ({words.signals[signal]}; <MonitorNow id={monitor} />)
          </span>
        )
      })}
      .
    </p>
  )
}

function MonitorNow({ id }: { readonly id: string }): ReactNode {
  const now = useEntityNow(id)
  return now !== undefined && now.level <= 0 ? words.isBlind : words.watches
}
