import type { ReactNode } from 'react'
import { formatElapsed, formatShare } from '../../simulation/index.ts'
import { fromKey, isEntityKey } from '../editing/collections.ts'
import { StatusGlyph } from '../signs/StatusGlyph.tsx'
import { useEntityNow } from '../stores/simViewStore.ts'
import { useView } from '../stores/viewStore.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { stateTexts } from '../texts/states.ts'
import { Button } from '../ui/Button.tsx'
import { goToEvent } from './goToEvent.ts'
import type { RunView } from './runView.ts'
import { ThreeTruths } from './ThreeTruths.tsx'

const words = texts.now

/** The state of what is selected on the canvas, at the playhead. */
export function ThingNow({ view }: { readonly view: RunView }): ReactNode {
  const selected = useView(({ selection }) => selection[0])
  if (selected === undefined || !isEntityKey(selected)) return null
  return <Thing view={view} id={fromKey(selected).id} />
}

function Thing({ view, id }: { readonly view: RunView; readonly id: string }): ReactNode {
  const now = useEntityNow(id)
  const entity = view.run.model.entities[view.run.model.indexById[id] ?? -1]
  if (now === undefined || entity === undefined) return null
  const lane = view.lanes.find((one) => one.entity.id === id)
  const next = lane?.spans.find((span) => span.fromMs > now.sinceMs && span.state !== now.state)
  const { eventId } = now
  return (
    <section className="sim-now" aria-label={words.region}>
      <StatusGlyph state={now.state} size={18} />
      <div>
        <h2 className="ellipsis">{entity.name}</h2>
        <p>
          {stateTexts[now.state]}
          {now.state === 'degraded' && ` ${formatShare(now.level)}`},{' '}
          {words.since(`T+${formatElapsed(now.sinceMs)}`)}
        </p>
        <p className="sim-note">
          {next === undefined
            ? words.steady
            : words.next(stateTexts[next.state], `T+${formatElapsed(next.fromMs)}`)}
        </p>
      </div>
      {eventId !== null && (
        <Button size="small" onPress={() => goToEvent(view, eventId)}>
          {texts.why.tab}
        </Button>
      )}
      <ThreeTruths view={view} id={id} />
    </section>
  )
}
