import { describe, expect, it } from 'vitest'
import { renderDiagramSvg, stateAt } from '../../simulation/index.ts'
import { diagramMarkup, fitText } from '../../simulation/report/diagram.ts'
import { buildDiagram } from '../../simulation/report/diagramData.ts'
import { ticksShown } from '../../simulation/report/timeAxis.ts'
import { runOf, samplePlan, sampleScenario } from './sampleRuns.ts'

const { model, log } = runOf(samplePlan('web-shop'), sampleScenario('region-loss'))
const layout = {
  positions: model.plan.layout?.positions ?? {},
  sites: model.plan.layout?.sites ?? {},
}

describe('the picture of an architecture', () => {
  it('has everything where the plan puts it, sites around what stands in them', () => {
    const { cards, sites } = buildDiagram(model, layout, null)
    const east = sites.find(({ id }) => id === 'region-east')
    const database = cards.find(({ id }) => id === 'database-east')
    expect(database).toMatchObject(layout.positions['database-east'] ?? {})
    expect(cards).toHaveLength(model.entities.length)
    for (const key of ['x', 'y'] as const) {
      expect(east?.[key] ?? 0).toBeLessThanOrEqual(database?.[key] ?? -1)
    }
  })

  it('gives a place to what has none, without overlaps', () => {
    const { cards } = buildDiagram(model, { positions: {} }, null)
    const places = cards.map(({ x, y }) => `${x} ${y}`)
    expect(places).toEqual([...new Set(places)])
  })

  it('shows states by word and shape, and what was struck', () => {
    const svg = renderDiagramSvg(model, layout, stateAt(model, log, 0))
    expect(svg).toContain('datastore · down')
    expect(svg).toContain('<title>Database in region east, datastore, down</title>')
    expect(svg).toMatch(/^<svg [^>]*role="img"/)
  })

  it('shows the drawing alone where there is no run', () => {
    const svg = renderDiagramSvg(model, layout, null)
    expect(svg).not.toContain('· down')
    expect(svg).not.toContain('operational')
  })

  it('gives names the whole card where it is printed small, and says the rest in its title', () => {
    const words = { title: 'Shop', description: '' }
    const diagram = buildDiagram(model, layout, stateAt(model, log, 0))
    const small = diagramMarkup(diagram, { ...words, room: { widthMm: 200, heightMm: 90 } }).markup
    const large = diagramMarkup(diagram, { ...words, room: { widthMm: 900, heightMm: 900 } }).markup
    expect(small).not.toContain('datastore · down')
    expect(small).toContain('<title>Database in region east, datastore, down</title>')
    expect(large).toContain('datastore · down')
  })

  it('cuts names that do not fit, and says that it did', () => {
    expect(fitText('Short', 100, 12)).toBe('Short')
    expect(fitText('A name that is much too long', 60, 12)).toMatch(/…$/)
  })
})

describe('a time axis', () => {
  const hour = 3_600_000

  it('has ticks at lengths of time that people use', () => {
    expect(ticksShown(8 * hour, (ms) => ms / 10_000)).toEqual([
      0,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((each) => each * hour),
    ])
  })

  it('leaves out ticks that would stand on each other', () => {
    const ticks = ticksShown(100 * hour, (ms) => Math.sqrt(ms) / 50)
    const places = ticks.map((ms) => Math.sqrt(ms) / 50)
    places
      .slice(1)
      .forEach((place, at) => expect(place - (places[at] ?? 0)).toBeGreaterThanOrEqual(54))
  })
})
