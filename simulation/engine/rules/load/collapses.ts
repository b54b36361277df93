/**
 * A collapse outlives what caused it: its incident stays open, and sets going what mends it.
 */
import type { Unit } from '../../state/loadWorld.ts'
import { incidentAt, incidentOf } from '../../looking.ts'
import { incidentStage, type World } from '../../state/world.ts'
import { activateFrom } from '../work/activation.ts'
import { loadOf } from './units.ts'

/** Something collapsed: whoever answers to its incident has more to do. */
export function keepIncidentOpen(world: World, { entity, collapsedEvent }: Unit): void {
  const index = incidentOf(world, collapsedEvent)
  if (index < 0) return
  const incident = incidentAt(world, index)
  if (incident.isOver) {
    incident.isOver = false
    loadOf(world).keptOpen.add(index)
    if (incident.stage === incidentStage.unseen) world.hidden.add(index)
  }
  if (incident.stage !== incidentStage.declared) return
  for (const { index: runbook, recovers } of world.model.runbooks) {
    // What was walked for this incident and did not help is not walked again and again.
    const wasWalked = world.work.taskRuns.some(
      (run) => run.incident === index && run.task.runbook === runbook,
    )
    if (recovers.includes(entity) && !wasWalked) {
      activateFrom(world, index, runbook, collapsedEvent)
    }
  }
}
