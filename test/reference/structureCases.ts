/**
 * Structure: which combinations of lost units take a service down.
 */
import { compile, type Plan, simulate } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { type Case, exactly, expectedOf } from './answers.ts'

/** What can happen, and how likely it does: the loss of a component or of a fate domain. */
type Happening = {
  readonly id: string
  readonly kind: 'component' | 'fate-domain'
  readonly chance: number
}

/**
 * The probability that a service is out, from every combination of happenings.
 *
 * The engine says whether it is out in each; the combinations are weighed by hand.
 */
function unavailability(sketch: string, happenings: readonly Happening[]): number {
  const { plan } = readSketch(sketch)
  let out = 0
  for (let combination = 0; combination < 2 ** happenings.length; combination++) {
    const happens = (index: number) => Math.floor(combination / 2 ** index) % 2 === 1
    const weight = happenings.reduce(
      (all, { chance }, index) => all * (happens(index) ? chance : 1 - chance),
      1,
    )
    const now = happenings.filter((_, index) => happens(index))
    if (isOut(plan, now)) out += weight
  }
  return out
}

function isOut(plan: Plan, happenings: readonly Happening[]): boolean {
  if (happenings.length === 0) return false
  const scenario = {
    scenario: 1,
    name: 'Combination',
    horizon: '0s',
    targets: Object.fromEntries(happenings.map(({ id, kind }) => [`t-${id}`, { kind }])),
    faults: Object.fromEntries(
      happenings.map(({ id }) => [`lose-${id}`, { type: 'loss', target: `t-${id}` } as const]),
    ),
  } as const
  const bindings = Object.fromEntries(happenings.map(({ id }) => [`t-${id}`, [id]]))
  const model = valueOf(compile(plan, scenario, bindings))
  const { events } = simulate(model, { seed: 'combination' })
  return events.some(({ kind }) => kind === 'outage-started')
}

function units(up: readonly number[]): readonly Happening[] {
  return up.map((share, index) => ({ id: `u${index}`, kind: 'component', chance: 1 - share }))
}

function components(count: number): string {
  return Array.from({ length: count }, (_, index) => `component u${index}`).join('\n')
}

function pool(k: number, n: number, up: number): number {
  const ids = Array.from({ length: n }, (_, index) => `u${index}`)
  return (
    1 -
    unavailability(
      `${components(n)}
       group pool  k-of-n ${k}  members ${ids.join(' ')}
       service shop  needs pool`,
      units(ids.map(() => up)),
    )
  )
}

const three = [0.999, 0.995, 0.99]

/** What is left of n zones that run at a utilisation when one of them is lost. */
function levelWithoutOne(zones: number, utilisation: number): number {
  const members = Array.from({ length: zones }, (_, zone) => `u${zone}*${1 / zones / utilisation}`)
  const { log } = runSketch(`
    ${components(zones)}
    group zones  active-active  members ${members.join(' ')}
    service shop  needs zones
    at 0s  lose u0`)
  return log.events.find(({ entity, kind }) => entity === 'zones' && kind === 'state')?.level ?? 1
}

/** The most that zones may be used so that the rest carries the loss of one, to a thousandth. */
function safeUtilisation(zones: number): number {
  let safe = 0
  let unsafe = 1_000
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2)
    if (levelWithoutOne(zones, middle / 1_000) === 1) safe = middle
    else unsafe = middle
  }
  return safe / 1_000
}

export const structureCases: Readonly<Record<string, Case>> = {
  A03: {
    solve: () => [
      exactly(
        'all three needed',
        expectedOf('A03', 'series'),
        1 - unavailability(`${components(3)}\n service shop  needs u0 u1 u2`, units(three)),
      ),
      exactly(
        'one of three enough',
        expectedOf('A03', 'parallel'),
        1 -
          unavailability(
            `${components(3)}
             group any  k-of-n 1  members u0 u1 u2
             service shop  needs any`,
            units(three),
          ),
      ),
    ],
  },
  A04: {
    solve: () => [
      exactly('3 of 5, each up 0.98', expectedOf('A04', 'three_of_five_0_98'), pool(3, 5, 0.98)),
      exactly('2 of 3, each up 0.99', expectedOf('A04', 'two_of_three_0_99'), pool(2, 3, 0.99)),
      exactly(
        '9 of 10, each up 0.995',
        expectedOf('A04', 'n_plus_1_of_10_0_995'),
        pool(9, 10, 0.995),
      ),
    ],
  },
  A10: {
    solve: () => [
      exactly(
        'both units, by themselves or by what they share',
        expectedOf('A10', 'Q_exact'),
        unavailability(
          `domain feed  kind power-feed
           component u0  domains feed
           component u1  domains feed
           group any  k-of-n 1  members u0 u1
           service shop  needs any`,
          [
            { id: 'u0', kind: 'component', chance: 0.009 },
            { id: 'u1', kind: 'component', chance: 0.009 },
            { id: 'feed', kind: 'fate-domain', chance: 0.001 },
          ],
        ),
      ),
    ],
  },
  L01: {
    solve: () => [
      ...[2, 3, 4].map((zones) =>
        exactly(
          `most that ${zones} zones may be used, in thousandths`,
          Math.floor(expectedOf('L01', `N${zones}`) * 1_000) / 1_000,
          safeUtilisation(zones),
        ),
      ),
      exactly(
        'shed by three zones at 0.7',
        Number(expectedOf('L01', 'shed_fraction_at_u_0_7_N3').toFixed(9)),
        1 - levelWithoutOne(3, 0.7),
        1e-7,
      ),
    ],
  },
}
