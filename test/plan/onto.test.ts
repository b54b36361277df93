import { describe, expect, it } from 'vitest'
import { type Plan, parsePlan, serializePlan } from '../../simulation/index.ts'
import { read } from '../support/read.ts'

const written = `# Our plan. Ask Ada before you change the targets.
blackstart: 1
name:   "Shop"     # as in the catalogue

components:
    # The part that customers see.
    web:  # behind the load balancer
        kind: 'service'
        start: {p50: 10m, p95: 1h}   # measured last spring
        tags: [front,  shop]
        x-cost-centre: 4711

    # Orders and stock.
    db:
        kind: datastore
        description: |
            The one we may not lose.
            Twice mirrored.

dependencies:
    web-db: {from: web, to: db}
`

/** The written text after a change of the plan it stands for. */
function after(change: (plan: Plan) => Plan, text = written): string {
  return serializePlan(change(read(parsePlan(text))), { onto: text })
}

function withComponent(id: string, change: object): (plan: Plan) => Plan {
  return (plan) => ({
    ...plan,
    components: { ...plan.components, [id]: { ...plan.components?.[id], ...change } },
  })
}

describe('a change written onto hand-written text', () => {
  it('touches nothing when nothing changed', () => {
    expect(after((plan) => structuredClone(plan))).toBe(written)
  })

  it('replaces one value and keeps its quotes, its comment and all other bytes', () => {
    expect(after(withComponent('web', { kind: 'cache' }))).toBe(
      written.replace("'service'", "'cache'"),
    )
  })

  it('replaces part of a line in the style of the line', () => {
    expect(after(withComponent('web', { start: { p50: '10m', p95: '2h' } }))).toBe(
      written.replace('{p50: 10m, p95: 1h}', '{p50: 10m, p95: 2h}'),
    )
  })

  it('puts a new field where the schema has it', () => {
    expect(after(withComponent('db', { name: 'Data' }))).toBe(
      written.replace('    db:\n', '    db:\n        name: Data\n'),
    )
  })

  it('puts a new thing at the end of its map, spaced like the others', () => {
    expect(after(withComponent('cache', { kind: 'cache' }))).toBe(
      written.replace('mirrored.\n', 'mirrored.\n\n    cache:\n        kind: cache\n'),
    )
  })

  it('puts a new part of the plan before the layout, which stays last', () => {
    const text = `${written}layout:\n    positions:\n        web: {x: 1, y: 2}\n`

    expect(after((plan) => ({ ...plan, teams: { ops: { people: 2 } } }), text)).toBe(
      text.replace('components:\n', 'teams:\n    ops:\n        people: 2\n\ncomponents:\n'),
    )
  })

  it('adds things behind what is added to the last thing', () => {
    const text = 'blackstart: 1\ndependencies:\n  b:\n    from: x\n'
    const dependencies = { a: { from: 'y' }, b: { from: 'x', to: 'y' } }

    expect(after((plan) => ({ ...plan, dependencies }), text)).toBe(
      'blackstart: 1\ndependencies:\n  b:\n    from: x\n    to: y\n  a:\n    from: y\n',
    )
  })

  it('removes a thing with the comment above it', () => {
    const removed = after(({ components, ...plan }) => ({
      ...plan,
      components: { web: components?.web ?? {} },
    }))

    expect(removed).toBe(written.replace(/\n {4}# Orders[\s\S]*mirrored\.\n/, ''))
  })

  it('keeps everything about a thing that only got another id', () => {
    const renamed = after(({ components, ...plan }) => ({
      ...plan,
      components: { shop: components?.web ?? {}, db: components?.db ?? {} },
      dependencies: { 'web-db': { from: 'shop', to: 'db' } },
    }))

    expect(renamed).toBe(
      written.replace('    web:', '    shop:').replace('from: web', 'from: shop'),
    )
  })

  it('replaces a text of several lines', () => {
    expect(after(withComponent('db', { description: 'One\nTwo\n' }))).toBe(
      written.replace('The one we may not lose.', 'One').replace('Twice mirrored.', 'Two'),
    )
  })

  it('keeps spaces and line ends that are none of YAML’s', () => {
    const name = '\u2003wide\u2028apart\u00a0'

    const text = after(withComponent('db', { name, description: name }))

    expect(read(parsePlan(text)).components?.db).toMatchObject({ name, description: name })
    expect(text).toContain('# Orders and stock.')
  })

  it('empties a part of the plan without losing the plan', () => {
    expect(after((plan) => ({ ...plan, dependencies: {} }))).toBe(
      written.replace(/dependencies:\n.*\n/, 'dependencies: {}\n'),
    )
  })

  it('keeps fields nobody knows in things that change', () => {
    expect(after(withComponent('web', { kind: 'cache', tags: ['x'] }))).toContain(
      'x-cost-centre: 4711',
    )
  })

  it('keeps the comments of list items that stay', () => {
    const text = 'blackstart: 1\ncomponents:\n  web:\n    tags:\n      - a # first\n      - b\n'

    expect(after(withComponent('web', { tags: ['b', 'a', 'c'] }), text)).toBe(
      'blackstart: 1\ncomponents:\n  web:\n    tags:\n      - b\n      - a # first\n      - c\n',
    )
  })

  it('keeps line ends of Windows', () => {
    const text = written.replaceAll('\n', '\r\n')

    expect(after(withComponent('web', { kind: 'cache' }), text)).toBe(
      text.replace("'service'", "'cache'"),
    )
  })

  it('leaves JSON as JSON, with its order and what nobody knows', () => {
    const text = JSON.stringify({ name: 'A', 'x-own': [1], blackstart: 1 }, undefined, 4)

    expect(after((plan) => ({ ...plan, name: 'B' }), text)).toBe(text.replace('"A"', '"B"'))
  })

  it('says what is meant even where the text repeats itself by aliases', () => {
    const text = 'blackstart: 1\ncomponents:\n  a: &same { start: 1h }\n  b: *same\n'
    const plan = read(parsePlan(text))
    const changed = { ...plan, components: { ...plan.components, a: { start: '2h' } } }

    expect(read(parsePlan(serializePlan(changed, { onto: text })))).toEqual(changed)
  })

  it('writes a new text where the old one cannot be read', () => {
    const plan: Plan = { blackstart: 1, name: 'A' }

    expect(serializePlan(plan, { onto: 'blackstart: [' })).toBe('blackstart: 1\nname: A\n')
  })
})
