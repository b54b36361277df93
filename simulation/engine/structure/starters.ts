/**
 * What keeps things from starting, end to end in typed arrays: the gates of each, and who may wait for
 * whom.
 */
import type { CompiledDependency, Model } from '../../compile/model.ts'
import { gateThreshold } from '../../compile/runbooks.ts'
import { at } from '../at.ts'

/** Gates of entity `e` are from `from[e]` up to but not including `from[e + 1]`. */
export type StartGates = {
  readonly from: Int32Array
  /** By place: the provider, the dependency, and the level that opens the gate. */
  readonly to: Int32Array
  readonly dependency: Int32Array
  readonly threshold: Float64Array
}

export type Starting = {
  readonly startGates: StartGates
  /** Entities that cannot start without an entity, end to end; where those of each begin. */
  readonly starters: Int32Array
  readonly startersFrom: Int32Array
}

export function startingOf(
  model: Model,
  startNeeds: readonly (readonly CompiledDependency[])[],
): Starting {
  return { startGates: gatesOf(startNeeds), ...startersOf(model) }
}

function gatesOf(startNeeds: readonly (readonly CompiledDependency[])[]): StartGates {
  const all = startNeeds.flat()
  return {
    from: endsOf(startNeeds),
    to: Int32Array.from(all, (need) => need.to),
    dependency: Int32Array.from(all, (need) => need.index),
    threshold: Float64Array.from(all, gateThreshold),
  }
}

function startersOf(model: Model): Pick<Starting, 'starters' | 'startersFrom'> {
  const starters: number[][] = model.entities.map(() => [])
  for (const { phase, from, to } of model.dependencies) {
    const isGate =
      phase === 'start' || (phase === 'run' && at(model.entities, from).stopsOnProviderLoss)
    if (isGate) at(starters, to).push(from)
  }
  return { starters: Int32Array.from(starters.flat()), startersFrom: endsOf(starters) }
}

/** Where each of some lists begins when they lie end to end; one more for where the last one ends. */
function endsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1)
  lists.forEach((list, number) => {
    from[number + 1] = at(from, number) + list.length
  })
  return from
}
