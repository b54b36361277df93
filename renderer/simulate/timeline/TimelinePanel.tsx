import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { useSize } from '../useSize.ts'
import { visibleRange } from '../visibleRange.ts'
import { buildRows, type Lane, type LaneOrder } from './lanes.ts'
import { LaneRow, laneHeight } from './LaneRow.tsx'
import { LoopBand } from './LoopBand.tsx'
import { Announcer, Playhead } from './Playhead.tsx'
import { mostNotOperational } from './Overview.tsx'
import { TimeHead } from './TimeHead.tsx'
import { type AxisKind, buildTimeScale, type TimeScale } from './timeScale.ts'
import { useScrub } from './useScrub.ts'
import { onTimelineKey } from './useTimelineKeys.ts'

/** Room for the names of lanes, and beside the end of the axis. */
const namesPx = 190
const endPx = 14

const words = texts.timeline

type Props = { readonly view: RunView; readonly axis: AxisKind; readonly order: LaneOrder }

/** Everything that was hit, over time, with the playhead across. */
export function TimelinePanel({ view, axis, order }: Props): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const scale = useMemo(
    () =>
      buildTimeScale({
        kind: axis,
        endMs: view.endMs,
        width: size.width - namesPx - endPx,
        instants: view.instants,
      }),
    [axis, view, size.width],
  )
  const scrub = useScrub(scale, namesPx)
  return (
    <div
      ref={ref}
      className="sim-timeline"
      // The slider inside is what is operated; its keys count all over the timeline.
      role="presentation"
      onKeyDown={(event) => onTimelineKey(event, view)}
      {...scrub}
    >
      <div className="sim-head">
        <p className="sim-head-name">
          {words.overview}
          <span className="number">{words.most(mostNotOperational(view.run.overview))}</span>
        </p>
        <div className="sim-head-time">
          <TimeHead view={view} scale={scale} />
          <LoopBand scale={scale} />
        </div>
      </div>
      {view.lanes.length === 0 ? (
        <p className="sim-quiet">{words.quiet}</p>
      ) : (
        <Lanes view={view} scale={scale} order={order} />
      )}
      <Playhead view={view} scale={scale} leftPx={namesPx} />
      <Announcer view={view} />
    </div>
  )
}

type LanesProps = {
  readonly view: RunView
  readonly scale: TimeScale
  readonly order: LaneOrder
}

/** The lanes that can be seen; a plan may have thousands. */
function Lanes({ view, scale, order }: LanesProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => buildRows(view.lanes, { order, folded }), [view.lanes, order, folded])
  const fold = useCallback((group: string) => setFolded((before) => toggled(before, group)), [])
  const pick = useCallback((lane: Lane) => goToFirstImpact(view, lane), [view])
  const range = visibleRange(rows.length, laneHeight, { top, height: size.height })
  return (
    <div
      ref={ref}
      className="sim-lanes"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ol style={{ height: rows.length * laneHeight }}>
        {rows.slice(range.from, range.to).map((row, index) => (
          <li
            key={row.kind === 'heading' ? `heading ${row.group.name}` : row.lane.entity.id}
            className="sim-lane"
            style={{ top: (range.from + index) * laneHeight }}
          >
            <LaneRow
              row={row}
              scale={scale}
              ghost={row.kind === 'lane' ? view.ghosts.get(row.lane.entity.id) : undefined}
              flags={row.kind === 'lane' ? view.flags.get(row.lane.entity.id) : undefined}
              isFolded={row.kind === 'heading' && folded.has(row.group.name)}
              onFold={fold}
              onPick={pick}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}

function goToFirstImpact(view: RunView, lane: Lane): void {
  const span = lane.spans.find((one) => one.fromMs >= lane.firstImpactMs)
  if (span !== undefined && span.eventId !== null) goToEvent(view, span.eventId)
}
