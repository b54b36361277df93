/**
 * What fell in a run and when: components at their first loss, gathered by moment, and fleets.
 */
import {
  fleetCurve,
  formatCount,
  formatList,
  type Log,
  type Model,
  nameOf,
} from '../simulation/index.ts'

export type Fallen = { readonly atMs: number; readonly what: string }

const momentsMax = 6

/** Components that went down, by the moment of their first fall; the first few moments. */
export function firstFallen(model: Model, log: Log): readonly Fallen[] {
  const fleets = new Set(model.fleets.map((fleet) => model.entities[fleet.entity]?.id))
  const seen = new Set<string>()
  const moments = new Map<number, string[]>()
  for (const event of log.events) {
    const index = model.indexById[event.entity]
    const entity = index === undefined ? undefined : model.entities[index]
    if (event.kind !== 'state' || event.to !== 'down' || entity?.kind !== 'component') continue
    if (seen.has(event.entity) || fleets.has(event.entity)) continue
    seen.add(event.entity)
    moments.set(event.atMs, [...(moments.get(event.atMs) ?? []), nameOf(model, event.entity)])
  }
  const all = [...moments].map(([atMs, names]) => ({ atMs, names }))
  const [next, ...others] = all.slice(momentsMax)
  const shown = all
    .slice(0, momentsMax)
    .map(({ atMs, names }) => ({ atMs, what: formatList(names) }))
  if (next === undefined) return shown
  const rest = [...next.names, ...others.flatMap(({ names }) => names)]
  const andLater = others.length === 0 ? '' : ', and later'
  return [...shown, { atMs: next.atMs, what: `${formatList(rest)}${andLater}` }]
}

/** For each fleet that lost machines: how many at the worst, and when that was. */
export function fleetsHit(model: Model, log: Log): readonly Fallen[] {
  return model.fleets.flatMap((fleet) => {
    const id = model.entities[fleet.entity]?.id ?? ''
    const worst = fleetCurve(model, log, id).reduce(
      (worst, point) => (point.broken > worst.broken ? point : worst),
      { atMs: 0, broken: 0 },
    )
    if (worst.broken < 1) return []
    const what = `${nameOf(model, id)}: ${formatCount(worst.broken)} of ${formatCount(fleet.machines)} machines broken`
    return [{ atMs: worst.atMs, what }]
  })
}
