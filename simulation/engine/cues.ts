/**
 * What each kind of cue sets off. One line per kind; the rules do the work.
 */
import { assert, assertNever } from '../assert.ts'
import type { CompiledLoss } from '../compile/model.ts'
import { at } from './at.ts'
import { incidentAt } from './looking.ts'
import { type Cue, type CueKind, cueKinds, kindNumber } from './queue/queue.ts'
import { record } from './recording.ts'
import { comeBack, onAbsence } from './rules/people/absence.ts'
import { onActionEnd } from './rules/decisions/actions.ts'
import { activateLate, activateRestores } from './rules/work/activation.ts'
import { onApproved } from './rules/work/approvals.ts'
import { onBacklogGone, onBusyHour } from './rules/business/backlog.ts'
import { onBreaker } from './rules/load/breakers.ts'
import { beginAgeing, onBreakdown, onCommonBreakdown } from './rules/levels/breakdowns.ts'
import { onTargetPassed, onWorkaroundReady, onWorkaroundSpent } from './rules/business/business.ts'
import { onTravelled } from './rules/fleets/crews.ts'
import {
  destroyData,
  loseSites,
  onCorruption,
  onDataNoticed,
  onDated,
  onEncrypt,
  onRansomware,
} from './rules/data/data.ts'
import { onLook, onUsersFeel, onUsersReport } from './rules/belief/detection.ts'
import { onEscalate } from './rules/people/escalation.ts'
import {
  onFailoverDecided,
  onFailoverDetected,
  onSwitched,
  onTail,
} from './rules/levels/failover.ts'
import { declareNow } from './rules/work/declaring.ts'
import { onCleared, onLoss } from './rules/levels/faults.ts'
import { onFelt, onMemberFelt } from './rules/levels/feeling.ts'
import { onDemandChange } from './rules/load/flows.ts'
import { onCarried } from './rules/data/carrying.ts'
import { onHandover } from './rules/levels/handovers.ts'
import { onGraceOver } from './rules/levels/grace.ts'
import { onLease } from './rules/levels/lease.ts'
import { onMachines } from './rules/fleets/mending.ts'
import { onFalseAlarm, onWatchLook, onWatchReport } from './rules/belief/monitoring.ts'
import { onLoadSettled, onWarmUp } from './rules/load/overload.ts'
import { onAnswerDue, onAsk, onDecide } from './rules/decisions/points.ts'
import { heal, onPartition, onSplit } from './rules/levels/partitions.ts'
import { onReports } from './rules/fleets/reports.ts'
import { onRestoreChecked, onRestoreCopied, onRestoreRebuilt } from './rules/data/restores.ts'
import { onDiagnosis } from './rules/work/response.ts'
import { onComponentBreaks, onFixKnown, onGate, onHalt, onPush } from './rules/fleets/rollout.ts'
import { onStarted } from './rules/levels/starting.ts'
import { onSurge } from './rules/load/surges.ts'
import { onTaskEnd } from './rules/work/tasks.ts'
import { onAcknowledge, onArrive, onOtherMeans, onShiftChange } from './rules/people/teams.ts'
import { onTriaged } from './rules/belief/triage.ts'
import { onLine } from './rules/load/waiting.ts'
import { incidentStage, type World } from './state/world.ts'

type Handler = (world: World, cue: Cue) => void

const handlers: Readonly<Record<CueKind, Handler>> = {
  fault: (world, { subject }) => strikeNow(world, subject),
  clear: (world, { subject }) => clearNow(world, subject),
  split: (world, { subject, detail, version }) => onSplit(world, subject, detail, version),
  breakdown: (world, { subject, version }) => onBreakdown(world, subject, version),
  'common-breakdown': (world, { subject }) => onCommonBreakdown(world, subject),
  message: (world, { subject }) => tell(world, subject),
  grace: (world, { subject, version, detail }) => onGraceOver(world, subject, version, detail),
  lease: (world, { subject, detail, version }) => onLease(world, subject, detail, version),
  felt: (world, { subject, detail, version }) => onFelt(world, subject, detail, version),
  'felt-member': (world, { subject, detail, version }) =>
    onMemberFelt(world, subject, detail, version),
  handover: (world, { subject, version }) => onHandover(world, subject, version),
  carried: (world, { subject, version }) => onCarried(world, subject, version),
  started: (world, { subject, detail, version }) => onStarted(world, subject, detail, version),
  look: (world, { subject, detail, version }) => onLook(world, subject, detail, version),
  users: (world, { subject, detail }) => onUsersReport(world, subject, detail),
  'users-feel': (world, { subject, version }) => onUsersFeel(world, subject, version),
  'watch-look': (world, { subject, version }) => onWatchLook(world, subject, version),
  'watch-report': (world, { subject, detail, version }) =>
    onWatchReport(world, subject, detail, version),
  'false-alarm': (world, { subject }) => onFalseAlarm(world, subject),
  triaged: (world, { subject, version }) => onTriaged(world, subject, version),
  'page-retry': (world, { subject }) => onOtherMeans(world, subject),
  escalate: (world, { subject, detail, version }) => onEscalate(world, subject, detail, version),
  acknowledge: (world, { subject, detail }) => onAcknowledge(world, subject, detail === 1),
  arrive: (world, { subject, detail }) => onArrive(world, subject, detail),
  diagnosis: (world, { subject, version }) => onDiagnosis(world, subject, version),
  declare: (world, { subject, detail }) => declareNow(world, subject, detail),
  approve: (world, { subject, version }) => onApproved(world, subject, version),
  task: (world, { subject, version }) => onTaskEnd(world, subject, version),
  shift: (world, { subject }) => onShiftChange(world, subject),
  'failover-detect': (world, { subject, version }) => onFailoverDetected(world, subject, version),
  'failover-decide': (world, { subject, version }) => onFailoverDecided(world, subject, version),
  'failover-switch': (world, { subject, version, detail }) =>
    onSwitched(world, subject, version, detail === 1),
  'failover-tail': (world, { subject, detail, version }) => onTail(world, subject, detail, version),
  gate: (world, { subject, detail }) => onGate(world, subject, detail),
  decide: (world, { subject }) => onDecide(world, subject),
  ask: (world, { subject, version }) => onAsk(world, subject, version),
  'answer-due': (world, { subject }) => onAnswerDue(world, subject),
  action: (world, { subject, version }) => onActionEnd(world, subject, version),
  'component-breaks': (world, { subject, detail }) => onComponentBreaks(world, subject, detail),
  reports: (world, { subject, version }) => onReports(world, subject, version),
  halt: (world, { subject }) => onHalt(world, subject),
  'fix-known': (world, { subject }) => onFixKnown(world, subject),
  machines: (world, { subject, version }) => onMachines(world, subject, version),
  travelled: (world, { subject, detail, version }) => onTravelled(world, subject, detail, version),
  'workaround-on': (world, { subject, detail, version }) =>
    onWorkaroundReady(world, subject, detail, version),
  'workaround-off': (world, { subject, detail, version }) =>
    onWorkaroundSpent(world, subject, detail, version),
  encrypt: (world, { subject, detail }) => encryptNow(world, subject, detail),
  'data-noticed': (world, { subject }) => noticeData(world, subject),
  dated: (world, { subject, detail }) => onDated(world, subject, detail),
  'restore-copied': (world, { subject, version }) => onRestoreCopied(world, subject, version),
  'restore-rebuilt': (world, { subject, version }) => onRestoreRebuilt(world, subject, version),
  'restore-checked': (world, { subject, version }) => onRestoreChecked(world, subject, version),
  'backlog-gone': (world, { subject, version }) => onBacklogGone(world, subject, version),
  demand: (world, { subject }) => onDemandChange(world, subject),
  'busy-hour': (world, { subject }) => onBusyHour(world, subject),
  'warm-up': (world, { subject, version }) => onWarmUp(world, subject, version),
  'load-settled': (world, { subject, version }) => onLoadSettled(world, subject, version),
  breaker: (world, { subject, version }) => onBreaker(world, subject, version),
  line: (world, { subject, version }) => onLine(world, subject, version),
  rto: (world, { subject, version }) => onTargetPassed(world, subject, version, 'rto-missed'),
  mtd: (world, { subject, version }) => onTargetPassed(world, subject, version, 'mtd-missed'),
}

const byNumber: readonly Handler[] = cueKinds.map((kind) => handlers[kind])

/** Does what a cue is for. */
export function handle(world: World, cue: Cue): void {
  at(byNumber, kindNumber(cue))(world, cue)
}

function strikeNow(world: World, index: number): void {
  const fault = at(world.model.faults, index)
  switch (fault.type) {
    case 'loss':
      loseNow(world, index, fault)
      return
    case 'bad-update':
      onPush(world, index, fault)
      return
    case 'absence':
      onAbsence(world, index, fault)
      return
    case 'partition':
      onPartition(world, index, fault)
      return
    case 'breakdowns':
      beginAgeing(world, index, fault)
      return
    case 'ransomware':
      onRansomware(world, index, fault)
      return
    case 'corruption':
      onCorruption(world, index, fault)
      return
    case 'surge':
      onSurge(world, index, fault)
      return
    default:
      assertNever(fault)
  }
}

function loseNow(world: World, index: number, loss: CompiledLoss): void {
  onLoss(world, index, loss)
  loseSites(world, loss, 1, incidentAt(world, index).faultEvent)
  if (loss.destroysData) destroyData(world, index, loss)
}

function clearNow(world: World, index: number): void {
  const event = onCleared(world, index)
  const { fault, stage } = incidentAt(world, index)
  const cleared = at(world.model.faults, fault)
  if (cleared.type === 'absence') comeBack(world, cleared, event)
  if (cleared.type === 'partition') heal(world, cleared, event)
  if (cleared.type !== 'loss') return
  loseSites(world, cleared, -1, event)
  if (stage === incidentStage.declared) activateRestores(world, index, event)
}

function encryptNow(world: World, index: number, entity: number): void {
  const event = onEncrypt(world, index, entity)
  activateLate(world, entity, { incident: index, event })
}

function noticeData(world: World, index: number): void {
  const fault = at(world.model.faults, index)
  assert(fault.type === 'corruption', 'only corruption is noticed late')
  onDataNoticed(world, index, fault)
}

function tell(world: World, index: number): void {
  const { id, text, to } = at(world.model.injects, index)
  record(world, {
    kind: 'message',
    entity: id,
    because: [0],
    segment: 'outside',
    text,
    ...(to === '' ? {} : { other: [to] }),
  })
}
