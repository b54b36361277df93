import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { boundsOf, sizeOf, toShownLayout } from '../../layout/shownLayout.ts'
import type { Plan } from '../../simulation/index.ts'
import { counted } from '../texts/format.ts'
import type { StartSample } from './startActions.ts'

/** A sample as a small picture of its map, with its name and size. */
export function SampleCard(props: { readonly sample: StartSample; readonly onPress: () => void }) {
  const { sample, onPress } = props
  return (
    <Button className="sample" onPress={onPress}>
      <Thumbnail plan={sample.plan} />
      <span className="sample-text">
        <strong>{sample.name}</strong>
        <span className="sample-note">{sample.description}</span>
        <small className="number">
          {counted(sample.componentCount, 'component', 'components')} ·{' '}
          {counted(sample.serviceCount, 'business service', 'business services')}
        </small>
      </span>
    </Button>
  )
}

const margin = 32

function Thumbnail({ plan }: { readonly plan: Plan }) {
  const { areas, boxes, lines, view } = useMemo(() => toPicture(plan), [plan])
  return (
    <svg className="sample-picture" viewBox={view} aria-hidden="true">
      {areas.map(([id, { x, y, width, height }]) => (
        <rect key={id} className="sample-site" x={x} y={y} width={width} height={height} rx={16} />
      ))}
      {lines.map(([id, path]) => (
        <path key={id} className="sample-line" d={path} />
      ))}
      {boxes.map(({ id, x, y, width, height, sort }) => (
        <rect
          key={id}
          className={`sample-${sort}`}
          x={x}
          y={y}
          width={width}
          height={height}
          rx={14}
        />
      ))}
    </svg>
  )
}

function toPicture(plan: Plan) {
  const { positions, sites } = toShownLayout(plan)
  const boxes = Object.entries(positions).map(([id, at]) => ({
    id,
    ...at,
    ...sizeOf(plan, id),
    sort: Object.hasOwn(plan.businessServices ?? {}, id) ? 'service' : 'box',
  }))
  const areas = Object.entries(sites)
  const centre = new Map(
    boxes.map((box) => [box.id, `${box.x + box.width / 2} ${box.y + box.height / 2}`] as const),
  )
  const lines = Object.entries(plan.dependencies ?? {}).flatMap(([id, { from, to }]) => {
    const start = centre.get(from ?? '')
    const end = centre.get(to ?? '')
    return start === undefined || end === undefined ? [] : [[id, `M${start}L${end}`] as const]
  })
  const all = [...boxes, ...areas.map(([, area]) => area)]
  const bounds = all.length === 0 ? { x: 0, y: 0, width: 100, height: 60 } : boundsOf(all)
  const view = [
    bounds.x - margin,
    bounds.y - margin,
    bounds.width + 2 * margin,
    bounds.height + 2 * margin,
  ].join(' ')
  return { areas, boxes, lines, view }
}
