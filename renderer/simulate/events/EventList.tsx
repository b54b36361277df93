import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { formatElapsed, type LogEvent } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Choice } from '../../ui/Choice.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { EventMark } from '../signs/EventMark.tsx'
import { useSize } from '../useSize.ts'
import { visibleRange } from '../visibleRange.ts'
import { type EventTopic, eventTopics, filterEvents, signOf } from './eventTopics.ts'

const words = texts.events
const rowHeight = 54

/** Every event of the run, found by words and by topic. */
export function EventList({ view }: { readonly view: RunView }): ReactNode {
  const [topic, setTopic] = useState<EventTopic>('main')
  const [wanted, setWanted] = useState('')
  const events = useMemo(
    () => filterEvents(view.run.log.events, { topic, words: wanted }, view.sentenceOf),
    [view, topic, wanted],
  )
  return (
    <div className="sim-events">
      <div className="sim-events-filter">
        <SearchField
          label={words.filter}
          clearLabel={words.clear}
          value={wanted}
          onChange={setWanted}
        />
        <Choice
          label={words.topic}
          isCompact
          options={eventTopics.map((id) => ({ id, text: words.topics[id] }))}
          value={topic}
          onChange={setTopic}
        />
      </div>
      <p className="sim-note" aria-live="polite">
        {events.length === 0 ? words.none : words.count(events.length, view.run.log.events.length)}
      </p>
      <Rows view={view} events={events} />
    </div>
  )
}

type RowsProps = { readonly view: RunView; readonly events: readonly LogEvent[] }

function Rows({ view, events }: RowsProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const picked = useExercise((exercise) => exercise.eventId)
  // How many have happened at the playhead: re-rendered only when that number changes.
  const passed = useExercise((exercise) => countPassed(events, exercise.playhead.atMs))
  const pickedIndex = events.findIndex((event) => event.id === picked)

  useEffect(() => {
    const list = ref.current
    if (list === null || list.contains(document.activeElement)) return
    const wantedTop = (pickedIndex >= 0 ? pickedIndex : passed - 1) * rowHeight
    const isInSight =
      wantedTop >= list.scrollTop && wantedTop + rowHeight <= list.scrollTop + list.clientHeight
    if (!isInSight) list.scrollTop = wantedTop - list.clientHeight / 3
  }, [ref, passed, pickedIndex])

  const range = visibleRange(events.length, rowHeight, { top, height: size.height })
  const activeIndex = pickedIndex >= 0 ? pickedIndex : Math.max(0, passed - 1)
  return (
    <div
      ref={ref}
      className="sim-event-rows"
      // The arrow keys move between its buttons.
      role="presentation"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        const next = by === undefined ? undefined : events[activeIndex + by]
        if (next === undefined) return
        event.preventDefault()
        goToEvent(view, next.id)
        event.currentTarget.scrollTop = (activeIndex + (by ?? 0)) * rowHeight - size.height / 3
      }}
    >
      <ol aria-label={words.list} style={{ height: events.length * rowHeight }}>
        {events.slice(range.from, range.to).map((event, index) => (
          <EventRow
            key={event.id}
            view={view}
            event={event}
            top={(range.from + index) * rowHeight}
            isPicked={event.id === picked}
            isPast={range.from + index < passed}
            isTabStop={range.from + index === activeIndex}
          />
        ))}
      </ol>
    </div>
  )
}

type RowProps = {
  readonly view: RunView
  readonly event: LogEvent
  readonly top: number
  readonly isPicked: boolean
  readonly isPast: boolean
  readonly isTabStop: boolean
}

function EventRow({ view, event, top, isPicked, isPast, isTabStop }: RowProps): ReactNode {
  const focusWhenPicked = (button: HTMLButtonElement | null): void => {
    const list = button?.closest('.sim-event-rows')
    if (isPicked && list?.contains(document.activeElement)) button?.focus({ preventScroll: true })
  }
  return (
    <li className="sim-event" style={{ top, height: rowHeight }}>
      <button
        ref={focusWhenPicked}
        type="button"
        tabIndex={isTabStop ? 0 : -1}
        className={`sim-event-button${isPast ? '' : ' sim-event-ahead'}`}
        aria-current={isPicked}
        onClick={() => goToEvent(view, event.id)}
      >
        <EventMark sign={signOf(event)} />
        <span className="sim-event-time number">{formatElapsed(event.atMs)}</span>{' '}
        <span className="sim-event-text" title={view.sentenceOf(event)}>
          {view.sentenceOf(event)}
        </span>
      </button>
    </li>
  )
}

/** Events are in order of time, so those that have happened come first. */
function countPassed(events: readonly LogEvent[], atMs: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle]?.atMs ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
