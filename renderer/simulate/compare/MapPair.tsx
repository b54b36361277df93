import { type ReactNode, useMemo } from 'react'
import { type ShownLayout, sizeOf, toShownLayout } from '../../../layout/shownLayout.ts'
import { type EntityNow, isImpaired, type Plan } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { useView } from '../../stores/viewStore.ts'
import { compareTexts as words } from '../../texts/compare.ts'
import { stateTexts } from '../../texts/states.ts'
import type { RunView } from '../runView.ts'
import { stateFill } from '../signs/StatePatterns.tsx'
import { countUpTo } from '../timeline/playback.ts'

/** Two pictures of more than this would cost a frame of playback. An assumption. */
const thingsMax = 400

type Props = { readonly kept: RunView; readonly now: RunView }

/** Both plans side by side with their states at the one playhead. */
export function MapPair({ kept, now }: Props): ReactNode {
  const arranged = useView((view) => view.arranged)
  const things = kept.run.model.entities.length + now.run.model.entities.length
  if (things > thingsMax) return <p className="sim-note">{words.noMaps}</p>
  return (
    <div className="sim-maps">
      <SmallMap title={words.sides.kept} view={kept} arranged={arranged} />
      <SmallMap title={words.sides.now} view={now} arranged={arranged} />
    </div>
  )
}

type MapProps = {
  readonly title: string
  readonly view: RunView
  readonly arranged: ShownLayout | undefined
}

function SmallMap({ title, view, arranged }: MapProps): ReactNode {
  const { run } = view
  const { plan } = run.input
  const layout = useMemo(() => toShownLayout(plan, arranged), [plan, arranged])
  // States only ever change where something happens.
  const atMs = useExercise(({ playhead }) => instantAt(view.instants, playhead.atMs))
  const states = run.states.at(atMs)
  const impaired = run.model.entities.filter((entity) => {
    const now = states.get(entity.id)
    return now !== undefined && isImpaired(entity, now.state)
  }).length
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <p className="visually-hidden">{words.impaired(impaired)}</p>
      <svg viewBox={frameOf(plan, layout)} aria-hidden="true">
        {Object.entries(layout.sites).map(([id, { x, y, width, height }]) => (
          <rect
            key={id}
            className="sim-map-site"
            x={x}
            y={y}
            width={width}
            height={height}
            rx={12}
          />
        ))}
        {run.model.entities.map(({ id, name }) => (
          <Card key={id} plan={plan} id={id} name={name} layout={layout} now={states.get(id)} />
        ))}
      </svg>
    </figure>
  )
}

function instantAt(instants: readonly number[], atMs: number): number {
  return instants[countUpTo(instants, atMs) - 1] ?? 0
}

type CardProps = {
  readonly plan: Plan
  readonly id: string
  readonly name: string
  readonly layout: ShownLayout
  readonly now: EntityNow | undefined
}

/** Letters of a name that stay readable when the map is small. */
const nameMax = 16

function Card({ plan, id, name, layout, now }: CardProps): ReactNode {
  const at = layout.positions[id]
  if (at === undefined) return null
  const { width, height } = sizeOf(plan, id)
  const state = now?.state ?? 'operational'
  const isCalm = state === 'operational'
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <title>{words.cardNow(name, stateTexts[state])}</title>
      <rect
        className="sim-map-card"
        data-calm={isCalm}
        width={width}
        height={height}
        rx={8}
        {...(!isCalm && { style: { fill: stateFill(state) } })}
      />
      <text className="sim-map-name" x={width / 2} y={height / 2 + 9} textAnchor="middle">
        {name.length > nameMax ? `${name.slice(0, nameMax - 1)}…` : name}
      </text>
    </g>
  )
}

const marginPx = 24

function frameOf(plan: Plan, { positions, sites }: ShownLayout): string {
  const cards = Object.entries(positions).map(([id, at]) => ({ ...at, ...sizeOf(plan, id) }))
  const areas = [...cards, ...Object.values(sites)]
  if (areas.length === 0) return '0 0 1 1'
  const left = Math.min(...areas.map(({ x }) => x)) - marginPx
  const top = Math.min(...areas.map(({ y }) => y)) - marginPx
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + marginPx
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + marginPx
  return `${left} ${top} ${right - left} ${bottom - top}`
}
