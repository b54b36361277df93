import { describe, expect, it } from 'vitest'
import { blackstart, contentsOf, folderWith } from './fakeIo.ts'

const plan = `
blackstart: 1
name: Shop
teams:
  ops: { name: Operations, people: 2, acknowledge: 5m }
components:
  login: { name: Single sign-on, kind: identity, repair: 6h, team: ops }
  vault: { name: Vault, kind: keys }
  web: { name: Web shop, kind: service, start: 10m }
  spare: { name: Spare, kind: service, initially: stopped, team: ops, start: 10m }
dependencies:
  vault-needs-login: { from: vault, to: login }
  selling-needs-web: { from: selling, to: web }
businessServices:
  selling: { name: Selling, tier: 1, rto: 4h, mtd: 1d }
actions:
  rebuild: { name: Rebuild the shop, needs: [vault], team: ops, takes: 1h, repairs: [web], costs: { currency: EUR, amount: 900 } }
response: { usersReport: 10m, diagnose: 10m, wrongDiagnosis: 0, declare: 5m }
`
const scenario = `
scenario: 1
name: All is lost
horizon: 1d
targets:
  shop: { kind: component, prefer: [{ id: web }] }
  sign-on: { kind: component, prefer: [{ id: login }] }
faults:
  shop-lost: { type: loss, target: shop }
  sign-on-lost: { type: loss, target: sign-on, clearsAfter: 3h }
`
const decisions = `
decisions: 1
taken:
  - { at: 1h, action: rebuild }
  - { at: 4h, action: rebuild, by: ops }
`

function folder(extra: Readonly<Record<string, string>> = {}) {
  return folderWith({
    'shop.blackstart': plan,
    'lost.scenario.yaml': scenario,
    'tuesday.decisions.yaml': decisions,
    ...extra,
  })
}

const run = ['run', 'shop.blackstart', '-s', 'lost.scenario.yaml'] as const

describe('a run with a file of decisions', () => {
  it('tells what was done, what was refused, and why', async () => {
    const { out } = await blackstart(folder(), ...run, '--decisions', 'tuesday.decisions.yaml')

    expect(out).toContain('DECISIONS')
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Rebuild the shop: refused, it takes Vault, which is behind Single sign-on, which is down.',
    )
    expect(out.replace(/\s+/g, ' ')).toContain('Rebuild the shop: done 1 h later for EUR 900.')
    expect(out).toContain('--decisions tuesday.decisions.yaml')
  })

  it('tells of them in the report', async () => {
    const where = folder()

    await blackstart(where, ...run, '--decisions', 'tuesday.decisions.yaml', '--report', 'r.html')

    const text = (contentsOf(where)['r.html'] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('What was decided')
    expect(text).toContain(
      'Refused: it takes Vault, which is behind Single sign-on, which is down.',
    )
    expect(text).toContain('Done 1 h later.')
    expect(text).toContain('EUR 900')
  })

  it('is another run, and makes the same log again', async () => {
    const where = folder()
    const decided = ['--decisions', 'tuesday.decisions.yaml']
    await blackstart(where, ...run, '--save', 'without.run.json')
    await blackstart(where, ...run, ...decided, '--save', 'first.run.json')
    await blackstart(where, ...run, ...decided, '--save', 'second.run.json')

    const files = contentsOf(where)
    const saved = (name: string) => JSON.parse(files[name] ?? '{}')

    expect(saved('first.run.json')).toEqual(saved('second.run.json'))
    expect(saved('first.run.json').decisions).toEqual([
      { atMs: 3_600_000, action: 'rebuild' },
      { atMs: 14_400_000, action: 'rebuild', by: 'ops' },
    ])
    expect(saved('without.run.json').decisions).toBeUndefined()
    expect(saved('without.run.json').digest).not.toBe(saved('first.run.json').digest)
  })

  it('is refused where they name what is not there', async () => {
    const where = folder({
      'wrong.decisions.yaml': 'decisions: 1\ntaken:\n  - { at: 1h, action: rebuidl }\n',
    })

    const { code, err } = await blackstart(where, ...run, '--decisions', 'wrong.decisions.yaml')

    expect(code).toBe(2)
    expect(err).toContain('wrong.decisions.yaml:3')
    expect(err).toContain('Did you mean “rebuild”?')
  })
})

describe('the actions at a moment', () => {
  const actions = ['actions', 'shop.blackstart', '-s', 'lost.scenario.yaml', '--at'] as const

  it('are told with hands, time and price, and with what stands in the way', async () => {
    const { out } = await blackstart(folder(), ...actions, '1h')

    expect(out.replace(/\s+/g, ' ')).toContain(
      'Rebuild the shop [action/rebuild] it takes Vault, which is behind Single sign-on, which is down',
    )
  })

  it('change with the moment, and are given to programs', async () => {
    const { out } = await blackstart(folder(), ...actions, '4h', '--json')

    const found = (JSON.parse(out) as readonly { readonly id: string }[]).find(
      ({ id }) => id === 'action/rebuild',
    )
    expect(found).toMatchObject({
      isPossible: true,
      hands: [{ team: 'ops', people: 1, free: 2, isReached: true }],
      p50Ms: 3_600_000,
      cost: 900,
      currency: 'EUR',
    })
  })
})

it('the file of decisions is validated like any other', async () => {
  const where = folder({ 'wrong.decisions.yaml': 'decisions: 1\ntaken:\n  - { at: 1h }\n' })

  const { code, out } = await blackstart(
    where,
    'validate',
    'tuesday.decisions.yaml',
    'wrong.decisions.yaml',
  )

  expect(code).toBe(2)
  expect(out).toContain('tuesday.decisions.yaml: no problems')
  expect(out).toContain('undecided')
})
