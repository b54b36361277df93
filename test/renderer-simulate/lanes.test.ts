import { describe, expect, it } from 'vitest'
import { stateSpans } from '../../simulation/index.ts'
import {
  buildLanes,
  buildRows,
  type Lane,
  type LaneOrder,
  worstSpans,
} from '../../renderer/simulate/timeline/lanes.ts'
import { runSketch } from '../support/check.ts'
import { shop } from './sketchedRun.ts'

function lanesOf(sketch: string): readonly Lane[] {
  const { model, log } = runSketch(sketch)
  const spans = stateSpans(model, log)
  const inputs = model.entities.map((entity) => ({
    entity,
    group: { name: entity.kind, rank: entity.kind === 'business-service' ? 0 : 1 },
    spans: spans.get(entity.id) ?? [],
  }))
  return buildLanes(inputs, log.untilMs)
}

function rowsOf(sketch: string, order: LaneOrder, folded: readonly string[] = []) {
  return buildRows(lanesOf(sketch), { order, folded: new Set(folded) }).map((row) =>
    row.kind === 'heading' ? `[${row.group.name}]` : row.lane.entity.id,
  )
}

const relay = `
  team ops  people 1
  component a  repair 2h  team ops
  component b  repair 2h  team ops
  service sold  needs b  rto 1h
  response  team ops  users-report 0s  diagnose 0s  declare 0s
  until 1d
  at 1h  lose a
  at 0s  lose b
`

describe('lanes', () => {
  it('shows what was hit and nothing else', () => {
    expect(lanesOf(shop).map((lane) => lane.entity.id)).toEqual(['checkout', 'db', 'web'])
  })

  it('leaves out a standby that rests as planned', () => {
    const lanes = lanesOf(`
      component a  repair 1h
      component spare  stopped
      until 1d
      at 0s  lose a
    `)

    expect(lanes.map((lane) => lane.entity.id)).toEqual(['a'])
  })

  it('comes under headings, services first, in the order of the first impact', () => {
    expect(rowsOf(relay, 'first-impact')).toEqual([
      '[business-service]',
      'sold',
      '[component]',
      'b',
      'a',
    ])
  })

  it('can come with the longest trouble first, or by name', () => {
    expect(rowsOf(relay, 'name').slice(3)).toEqual(['a', 'b'])
    expect(rowsOf(relay, 'longest').slice(3)).toEqual(['a', 'b'])
  })

  it('folds under its heading', () => {
    expect(rowsOf(relay, 'name', ['component'])).toEqual([
      '[business-service]',
      'sold',
      '[component]',
    ])
  })

  it('shows the worst state of all lanes where they are folded away', () => {
    const [first, ...rest] = worstSpans(lanesOf(shop))

    expect(first).toMatchObject({ fromMs: 0, state: 'down' })
    expect(rest.at(-1)).toMatchObject({ state: 'operational', toMs: null })
  })
})
