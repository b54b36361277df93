/**
 * Who runs the cascade, once and many times.
 */
import { compile, createSimulator, type Model, simulate } from '../../../simulation/index.ts'
import { read } from '../../support/read.ts'
import { type Contestant, oursName, timeRepeated } from '../measure.ts'
import type { Peers } from '../peers.ts'
import { buildCascade, type Cascade } from './cascade.ts'
import { buildCascadePlan, cascadeScenario, type Luck, outcomeOfLog } from './cascadePlan.ts'
import { outcomeInSimJs, runInSimJs } from './inSimJs.ts'
import { luck, manyInSimJs, manyOfOurs, manySpecialised } from './many.ts'
import { bind, eventsOfRun, mobiliseAllMs, outcome, runSpecialised } from './specialised.ts'

/** Long enough for the clock to say something, and for what runs to be compiled. */
const atLeastMs = 500

export function compileCascade(cascade: Cascade, luckOfRuns: Luck): Model {
  return read(compile(buildCascadePlan(cascade, luckOfRuns), cascadeScenario))
}

/** Events of the cascade, as the one by hand counts them: ends of repairs and of starts. */
export function countEvents(cascade: Cascade): number {
  bind(cascade)
  runSpecialised()
  return eventsOfRun()
}

function measureOurs(model: Model): Contestant['measure'] {
  return () => {
    const { ns } = timeRepeated(() => [simulate(model, { seed: 'bench' }).untilMs], atLeastMs)
    return { ns, check: outcomeOfLog(simulate(model, { seed: 'bench' })) }
  }
}

/** As many of our runs read it: with states and their times, and without most causes. */
function measureBrief(model: Model): Contestant['measure'] {
  const { outcome } = createSimulator(model)
  return () => {
    const { ns } = timeRepeated(() => [outcome({ seed: 'bench' }).untilMs], atLeastMs)
    const { columns } = outcome({ seed: 'bench' })
    return { ns, check: outcomeOfLog({ events: columns.events() }) }
  }
}

/** Ours, with the whole log and without. */
function ours(model: Model): Contestant[] {
  return [
    { name: oursName, measure: measureOurs(model) },
    { name: 'without the log', measure: measureBrief(model) },
  ]
}

/** Everybody on one cascade; ours only if wanted, since it may take too long. */
export function runners(size: number, { simjs, simpy }: Peers, withOurs: boolean): Contestant[] {
  const cascade = buildCascade(size)
  const file = simpy?.keep(`cascade-${size}`, cascade)
  return [
    {
      name: 'by hand',
      measure: () => {
        bind(cascade)
        const { ns } = timeRepeated(() => {
          runSpecialised()
          return []
        }, atLeastMs)
        return { ns, check: outcome() }
      },
    },
    ...(withOurs ? ours(compileCascade(cascade, 'fixed')) : []),
    ...(simjs === undefined
      ? []
      : [
          {
            name: 'Sim.js',
            measure: () => {
              const run = {
                mobiliseMs: mobiliseAllMs,
                repairMs: (component: number) => cascade.components[component]?.repairMs ?? 0,
              }
              return timeRepeated(() => outcomeInSimJs(runInSimJs(simjs, cascade, run)), atLeastMs)
            },
          },
        ]),
    ...(simpy === undefined
      ? []
      : [
          {
            name: `SimPy ${simpy.version}`,
            measure: () =>
              simpy.ask({ work: 'cascade', cascade: file, mobilise_ms: mobiliseAllMs }),
          },
        ]),
  ]
}

export type ManySize = {
  readonly size: number
  readonly runs: number
  /** Runs that the peers do, who take long. */
  readonly peerRuns: number
}

export function manyRunners({ size, runs, peerRuns }: ManySize, peers: Peers): Contestant[] {
  const cascade = buildCascade(size)
  const model = compileCascade(cascade, 'drawn')
  const { simjs, simpy } = peers
  const file = simpy?.keep(`cascade-${size}`, cascade)
  return [
    { name: 'by hand', measure: () => manySpecialised(cascade, runs) },
    { name: oursName, measure: () => manyOfOurs(model, runs) },
    ...(simjs === undefined
      ? []
      : [{ name: 'Sim.js', measure: () => manyInSimJs(simjs, cascade, peerRuns), roundsMax: 2 }]),
    ...(simpy === undefined
      ? []
      : [
          {
            name: `SimPy ${simpy.version}`,
            measure: () =>
              simpy.ask({ work: 'many', cascade: file, runs: peerRuns, luck, seed: 1 }),
            roundsMax: 2,
          },
        ]),
  ]
}
