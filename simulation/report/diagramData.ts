/**
 * What the picture of an architecture shows, as plain data: places, states and broken couplings.
 */
import type { Model } from '../compile/model.ts'
import { sortedIds } from '../ids.ts'
import type { EntityNow } from '../views/contract.ts'
import type { Area, Diagram, DiagramCard, DiagramEdge, DiagramLayout } from './contract.ts'

/** The part of a model that a picture needs; a drawing without a scenario has it too. */
export type DiagramSource = Pick<Model, 'plan' | 'entities' | 'dependencies' | 'groups'> & {
  readonly faults?: Model['faults']
}

/** Sizes of cards, as on the canvas. */
const sizes = {
  component: { width: 208, height: 60 },
  group: { width: 148, height: 36 },
  'business-service': { width: 232, height: 68 },
} as const

const gapBetween = 32

const phaseLetters: Readonly<Record<string, string>> = {
  run: '',
  start: 'S',
  recover: 'R',
  change: 'C',
  operate: 'O',
  observe: 'V',
}

const kindWords: Readonly<Record<string, string>> = {
  dns: 'name service',
  saas: 'service of a vendor',
  'business-service': 'business service',
  'k-of-n': 'some of these',
  'active-active': 'all at once',
  'active-passive': 'one stands by',
}

type States = ReadonlyMap<string, EntityNow> | null

function boundsOf(areas: readonly Area[]): Area {
  if (areas.length === 0) return { x: 0, y: 0, width: 1, height: 1 }
  const x = Math.min(...areas.map((area) => area.x))
  const y = Math.min(...areas.map((area) => area.y))
  const right = Math.max(...areas.map((area) => area.x + area.width))
  const bottom = Math.max(...areas.map((area) => area.y + area.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Places for what has none: rows below everything else. */
function placeRest(source: DiagramSource, layout: DiagramLayout) {
  const { positions } = layout
  const known = source.entities.flatMap(({ id, kind }) => {
    const at = positions[id]
    return at === undefined ? [] : [{ ...at, ...sizes[kind] }]
  })
  const { x, y, height } = boundsOf(known)
  const top = known.length === 0 ? 0 : y + height + 2 * gapBetween
  const rest = source.entities.filter(({ id }) => positions[id] === undefined)
  const columns = Math.max(4, Math.ceil(Math.sqrt(rest.length)))
  const cell = sizes['business-service']
  return new Map(
    rest.map(({ id }, number) => [
      id,
      {
        x: x + (number % columns) * (cell.width + gapBetween),
        y: top + Math.floor(number / columns) * (cell.height + gapBetween),
      },
    ]),
  )
}

function kindOf(source: DiagramSource, id: string): string {
  const { components, groups } = source.plan
  const kind = components?.[id]?.kind ?? groups?.[id]?.kind ?? 'business-service'
  return kindWords[kind] ?? kind
}

function cardsOf(
  source: DiagramSource,
  layout: DiagramLayout,
  states: States,
): readonly DiagramCard[] {
  const rest = placeRest(source, layout)
  const origins = new Set((source.faults ?? []).flatMap(({ hits }) => hits))
  return source.entities.map(({ id, index, name, kind }) => {
    const now = states?.get(id)
    const at = layout.positions[id] ?? rest.get(id) ?? { x: 0, y: 0 }
    return {
      id,
      name,
      kind: kindOf(source, id),
      ...at,
      ...sizes[kind],
      state: now?.state ?? null,
      level: now?.level ?? 1,
      isOrigin: states !== null && origins.has(index),
      shape: kind,
    }
  })
}

function edgesOf(source: DiagramSource, states: States): readonly DiagramEdge[] {
  const idAt = (index: number) => source.entities[index]?.id ?? ''
  const isOut = (id: string) => {
    const state = states?.get(id)?.state
    return state === 'down' || state === 'recovering' || state === 'stopped'
  }
  const needs = source.dependencies.map(({ id, from, to, phase, coupling }): DiagramEdge => {
    const isBroken = phase === 'run' && isOut(idAt(from)) && isOut(idAt(to))
    return {
      id,
      from: idAt(from),
      to: idAt(to),
      coupling: coupling.kind,
      letter: phaseLetters[phase] ?? '',
      isBroken,
    }
  })
  const memberships = source.groups.flatMap((group, index) =>
    (group?.members ?? []).map((member): DiagramEdge => {
      const [from, to] = [idAt(index), idAt(member)]
      const isBroken = isOut(from) && isOut(to)
      return { id: `${from}/${to}`, from, to, coupling: 'member', letter: '', isBroken }
    }),
  )
  return [...needs, ...memberships].filter(({ from, to }) => from !== '' && to !== '')
}

/** Sites around what stands in them, the outer ones first. */
function sitesOf(source: DiagramSource, layout: DiagramLayout, cards: readonly DiagramCard[]) {
  const { sites = {}, components = {} } = source.plan
  const depthOf = (id: string, seen: readonly string[] = []): number => {
    const parent = sites[id]?.parent
    return parent === undefined || seen.includes(parent) ? 0 : 1 + depthOf(parent, [...seen, id])
  }
  const areas = new Map<string, Area>()
  const innerFirst = sortedIds(sites).sort((a, b) => depthOf(b) - depthOf(a))
  for (const id of innerFirst) {
    const inside: Area[] = cards.filter((card) => components[card.id]?.site === id)
    const nested = innerFirst.flatMap((other) =>
      sites[other]?.parent === id ? (areas.get(other) ?? []) : [],
    )
    const held = [...inside, ...nested]
    const own = layout.sites?.[id]
    if (held.length === 0) {
      if (own !== undefined) areas.set(id, own)
      continue
    }
    const { x, y, width, height } = boundsOf(held)
    const around = { x: x - 24, y: y - 44, width: width + 48, height: height + 68 }
    areas.set(id, own === undefined ? around : boundsOf([own, around]))
  }
  return innerFirst.reverse().flatMap((id) => {
    const area = areas.get(id)
    return area === undefined ? [] : [{ id, name: sites[id]?.name ?? id, ...area }]
  })
}

/** The picture of an architecture; with `states` as it was at a moment. */
export function buildDiagram(
  source: DiagramSource,
  layout: DiagramLayout,
  states: States,
): Diagram {
  const cards = cardsOf(source, layout, states)
  const sites = sitesOf(source, layout, cards)
  const { x, y, width, height } = boundsOf([...cards, ...sites])
  return {
    cards,
    sites,
    edges: edgesOf(source, states),
    bounds: { x: x - 16, y: y - 16, width: width + 32, height: height + 32 },
  }
}
