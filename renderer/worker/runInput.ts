import {
  affected,
  compile,
  findGaps,
  findStandstills,
  fleetCurve,
  logDigest,
  type Log,
  type Model,
  overview,
  recoveryBars,
  serviceResults,
  simulate,
  worstMoment,
} from '../../simulation/index.ts'
import type { FleetRun, RunAnswer, RunInput, RunStep } from './messages.ts'

/** Runs a scenario on a plan and reads the log; tells what it is at on the way. */
export function runInput(input: RunInput, tell: (step: RunStep) => void): RunAnswer {
  tell('preparing')
  const compiled = compile(input.plan, input.scenario, input.bindings)
  if (!compiled.ok) return { kind: 'refused', problems: compiled.problems }
  const model = compiled.value
  tell('simulating')
  const log = simulate(model, { seed: input.seed, decisions: input.decisions })
  tell('reading')
  const read = {
    model,
    log,
    digest: logDigest(log),
    warnings: compiled.problems,
    services: serviceResults(model, log),
    recovery: recoveryBars(model, log),
    overview: overview(model, log),
    worstMs: worstMoment(model, log),
    standstills: findStandstills(model, log),
    affected: affected(model, log),
    fleets: fleetRuns(model, log),
  }
  tell('checking')
  const findings = findGaps(input.plan, { model, log, asOf: input.asOf })
  return { kind: 'done', results: { ...read, findings } }
}

function fleetRuns(model: Model, log: Log): readonly FleetRun[] {
  return model.fleets.flatMap((fleet) => {
    const entity = model.entities[fleet.entity]
    if (entity === undefined) return []
    const points = fleetCurve(model, log, entity.id)
    return [{ id: entity.id, name: entity.name, machines: fleet.machines, points }]
  })
}
