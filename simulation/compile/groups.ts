/**
 * Groups of alternatives: who stands in for whom, and how a standby takes over.
 */
import type { Group } from '../plan/schema.ts'
import { type CompileContext, entityIndex, nameOf, notesAbout, teamIndex } from './context.ts'
import { feltAfter } from './couplings.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr } from './draws.ts'
import type { CompiledGroup, Draw } from './model.ts'

type Failover = NonNullable<Group['failover']>

const noTime: Draw = { kind: 'fixed', ms: 0 }

type Switching = Omit<
  CompiledGroup,
  'kind' | 'members' | 'capacity' | 'feltAfter' | 'k' | 'isManual'
>

/** Groups whose members do not stand by for each other never switch. */
const neverSwitches: Switching = {
  detect: noTime,
  watchedBy: -1,
  decide: noTime,
  decidingTeam: -1,
  switch: noTime,
  succeeds: defaultNumbers.failoverSucceeds.value,
  byHand: noTime,
  dnsTail: noTime,
}

export function compileGroup(context: CompileContext, id: string, group: Group): CompiledGroup {
  const { kind = 'k-of-n', k = 1, members = [], failover = {} } = group
  const isStandby = kind === 'active-passive'
  const capacity = kind === 'k-of-n' ? 1 / Math.max(1, k) : 1
  const named = members.map((member) =>
    typeof member === 'string' ? { id: member, capacity } : member,
  )
  return {
    kind,
    members: named.map((member) => entityIndex(context, member.id)),
    capacity: named.map((member) => member.capacity),
    feltAfter: members.map((member) =>
      feltAfter(typeof member === 'string' ? undefined : member.feltAfter),
    ),
    k,
    isManual: failoverIsManual(context, id, isStandby ? failover : {}),
    ...(isStandby ? compileSwitching(context, id, failover) : neverSwitches),
  }
}

/** A group for which nobody decides is switched by the task for it, if there is one. */
function failoverIsManual(context: CompileContext, groupId: string, failover: Failover): boolean {
  if (failover.decide !== undefined) return false
  return Object.values(context.plan.runbooks ?? {}).some((runbook) =>
    Object.values(runbook.tasks ?? {}).some((task) => task.failsOver === groupId),
  )
}

function compileSwitching(context: CompileContext, id: string, failover: Failover): Switching {
  const note = notesAbout(context, ['groups', id, 'failover'], nameOf(context.plan, id))
  return {
    detect: drawOr(failover.detect, defaultTimes.failoverDetect, note('detect')),
    watchedBy: entityIndex(context, failover.watchedBy),
    ...compileDecision(context, id, failover.decide),
    switch: drawOr(failover.switch, defaultTimes.failoverSwitch, note('switch')),
    succeeds: failover.succeeds ?? defaultNumbers.failoverSucceeds.value,
    byHand: drawOr(failover.byHand, defaultTimes.failoverByHand, note('byHand')),
    dnsTail: drawOr(failover.dnsTail, defaultTimes.dnsTail, note('dnsTail')),
  }
}

function compileDecision(context: CompileContext, id: string, decide: Failover['decide']) {
  if (decide === undefined || decide === 'automatic') return { decide: noTime, decidingTeam: -1 }
  return {
    decide: drawOr(decide.takes, defaultTimes.failoverDecide, {
      assumptions: context.assumptions,
      path: ['groups', id, 'failover', 'decide', 'takes'],
      what: `decision to switch ${nameOf(context.plan, id)}`,
    }),
    decidingTeam: teamIndex(context, decide.team),
  }
}
