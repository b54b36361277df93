/**
 * What happens to data: storage is lost, data go bad unseen, an intruder encrypts them.
 *
 * Data that are lost, encrypted or known to be corrupt lie on their component as a fault that no
 * repair lifts, only a restore.
 */
import type {
  CompiledCorruption,
  CompiledLoss,
  CompiledPlace,
  CompiledRansomware,
} from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { never } from '../../state/dataWorld.ts'
import { drawTime } from '../../chance/drawing.ts'
import { faultsOn, idOf, incidentAt } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import { incidentStage, type World } from '../../state/world.ts'
import { carryOn } from './carrying.ts'
import { anchorOf, hiddenHarms, isBad } from './copies.ts'
import { addSpan, type Harm, needsRestore, setAt, takeOut } from './harm.ts'
import { followChange } from '../belief/monitoring.ts'
import { notice } from '../belief/noticing.ts'
import { openIncident, strike } from '../levels/faults.ts'

/** Entities whose data a fault has put out of use and nobody has brought back. */
export function harmedBy(world: World, fault: number): readonly number[] {
  const { hits } = incidentAt(world, fault)
  return hits.filter((entity) =>
    faultsOn(world, entity).some((one) => one.fault === fault && one.needsRestore),
  )
}

/** The data in an entity may be wrong from now on: somebody will have to look at them. */
export function makeSuspect(
  world: World,
  entity: number,
  { fault, because }: { readonly fault: number; readonly because: number },
): void {
  record(world, {
    kind: 'integrity',
    entity: idOf(world, entity),
    because: [because],
    segment: 'instant',
    integrity: 'suspect',
  })
  const set = setAt(world, entity)
  if (set !== undefined) addSpan(set, { fromMs: world.nowMs, integrity: 'suspect', fault })
}

/** The copies in a place are gone. */
function destroyCopies(world: World, place: CompiledPlace, because: number): void {
  const state = at(world.data.places, place.index)
  const backup = world.model.data.backups.find((one) => one.places.includes(place))
  const set = backup === undefined ? undefined : at(world.model.data.sets, backup.set)
  state.goneMs = world.nowMs
  state.goneEvent = record(world, {
    kind: 'copies-lost',
    entity: place.id,
    because: [because],
    segment: 'instant',
    other: set === undefined ? [] : [idOf(world, set.entity)],
  })
  world.data.mustLook = true
}

/** A loss has destroyed the storage of what it hits, and the copies that lie there. */
export function destroyData(world: World, index: number, loss: CompiledLoss): void {
  const { faultEvent } = incidentAt(world, index)
  for (const place of world.model.data.places) {
    const isHit = loss.hits.includes(place.heldIn)
    if (isHit || place.sites.some((site) => loss.sites.includes(site))) {
      destroyCopies(world, place, faultEvent)
    }
  }
  for (const entity of loss.hits) {
    if (at(world.structure.setOf, entity) < 0) continue
    const harm = { integrity: 'lost', cap: 0, segment: 'instant' } as const
    takeOut(world, entity, { ...harm, fault: index, because: [faultEvent] })
  }
}

/** Sites are lost (1) or there again (-1): what lies there cannot be reached, or can again. */
export function loseSites(world: World, loss: CompiledLoss, change: 1 | -1, event: number): void {
  for (const site of loss.sites) {
    world.data.lostSites[site] = at(world.data.lostSites, site) + change
    world.data.siteEvents[site] = event
    world.data.mustLook = true
  }
}

function beginIncident(
  world: World,
  index: number,
  fault: CompiledRansomware | CompiledCorruption,
  pointMs: number,
): number {
  const event = record(world, {
    kind: 'fault',
    entity: fault.id,
    because: [0],
    segment: 'outside',
    other: fault.targets,
    pointMs,
  })
  openIncident(world, index, event)
  return event
}

/** The encryption begins: the intruder has long been there. */
export function onRansomware(world: World, index: number, fault: CompiledRansomware): void {
  const intrusionMs = world.nowMs - drawTime(world, 'dwell', fault.id, fault.dwell)
  const event = beginIncident(world, index, fault, intrusionMs)
  const wonMs = domainsWon(world, fault, intrusionMs)
  const reached = fault.hits.flatMap((entity, position) => {
    const sinceMs = reachedMs(at(fault.domains, position), wonMs, intrusionMs)
    return sinceMs > world.nowMs ? [] : [{ entity, sinceMs }]
  })
  for (const { entity, sinceMs } of reached) {
    const set = setAt(world, entity)
    if (set !== undefined) addSpan(set, { fromMs: sinceMs, integrity: 'suspect', fault: index })
  }
  const taken = new Set(reached.map(({ entity }) => entity))
  for (const place of world.model.data.places) {
    if (isDeletable(world, place, { wonMs, taken })) destroyCopies(world, place, event)
  }
  for (const { entity } of reached) {
    const inMs = drawTime(world, 'spread', idOf(world, entity), fault.spread)
    schedule(world, 'encrypt', inMs, { subject: index, detail: entity, phase: phase.inject })
  }
  if (!fault.isDated) return
  const datedMs = drawTime(world, 'dated', fault.id, fault.datedAfter)
  schedule(world, 'dated', datedMs, { subject: index, detail: event, phase: phase.belief })
}

/** When each admin domain was won: those held at the intrusion, others from components within. */
function domainsWon(
  world: World,
  fault: CompiledRansomware,
  intrusionMs: number,
): ReadonlyMap<string, number> {
  const wonMs = new Map(fault.held.map((domain) => [domain, intrusionMs]))
  if (!fault.isMoving) return wonMs
  const takesMs = new Map<string, number>()
  for (const domain of [...new Set(fault.domains.flat())].sort()) {
    takesMs.set(domain, drawTime(world, 'lateral', domain, fault.lateral))
  }
  for (let isChanging = true; isChanging; ) {
    isChanging = false
    for (const domains of fault.domains) {
      const sinceMs = Math.min(...domains.map((domain) => wonMs.get(domain) ?? never))
      if (sinceMs === never) continue
      for (const domain of domains) {
        const atMs = sinceMs + (takesMs.get(domain) ?? 0)
        if (atMs >= (wonMs.get(domain) ?? never)) continue
        wonMs.set(domain, atMs)
        isChanging = true
      }
    }
  }
  return wonMs
}

/** Since when the intruder could act in a component; what names no admin domain is open to all. */
function reachedMs(
  domains: readonly string[],
  wonMs: ReadonlyMap<string, number>,
  intrusionMs: number,
): number {
  if (domains.length === 0) return intrusionMs
  return Math.min(...domains.map((domain) => wonMs.get(domain) ?? never))
}

type Reach = { readonly wonMs: ReadonlyMap<string, number>; readonly taken: ReadonlySet<number> }

/** True if the intruder can delete copies; those without administrators of their own go with the data. */
function isDeletable(world: World, place: CompiledPlace, { wonMs, taken }: Reach): boolean {
  if (place.isImmutable) return false
  if (place.domain !== '') return (wonMs.get(place.domain) ?? never) <= world.nowMs
  const { sets, backups } = world.model.data
  const backup = backups.find((one) => one.places.includes(place))
  return backup !== undefined && taken.has(at(sets, backup.set).entity)
}

/** The intruder’s program has come to a component: the event by which it has. */
export function onEncrypt(world: World, index: number, entity: number): number {
  const { faultEvent } = incidentAt(world, index)
  for (const place of world.model.data.places) {
    if (place.heldIn === entity && !place.isImmutable) destroyCopies(world, place, faultEvent)
  }
  const because = [faultEvent]
  if (at(world.structure.setOf, entity) < 0) {
    const fault = { index, cap: 0, needsRestore: false }
    const event = record(world, {
      kind: 'integrity',
      entity: idOf(world, entity),
      because,
      segment: 'outside',
      integrity: 'encrypted',
    })
    strike(world, entity, fault, { because: [event], segment: 'instant' })
    return event
  }
  return takeOut(world, entity, {
    fault: index,
    integrity: 'encrypted',
    cap: 0,
    because,
    segment: 'outside',
  })
}

/** Data go bad; nobody sees it yet. */
export function onCorruption(world: World, index: number, fault: CompiledCorruption): void {
  const event = beginIncident(world, index, fault, world.nowMs)
  for (const entity of fault.hits) {
    const set = setAt(world, entity)
    if (set === undefined) continue
    addSpan(set, { fromMs: world.nowMs, integrity: 'corrupt', fault: index })
    const turned = record(world, {
      kind: 'integrity',
      entity: idOf(world, entity),
      because: [event],
      segment: 'instant',
      integrity: 'corrupt',
    })
    followChange(world, entity, turned)
    carryOn(world, entity, {
      what: 'corruption',
      fault: index,
      pointMs: world.nowMs,
      event: turned,
    })
  }
  expectNotice(world, index, fault)
}

/** Somebody notices by chance, or the next test of a copy shows it, whatever comes first. */
function expectNotice(world: World, index: number, fault: CompiledCorruption): void {
  if (fault.isNoticed) {
    const inMs = drawTime(world, 'noticed', fault.id, fault.noticedAfter)
    schedule(world, 'data-noticed', inMs, { subject: index, phase: phase.belief })
  }
  for (const backup of world.model.data.backups) {
    const { set, intervalMs, takesMs, testedEach } = backup
    const { entity } = at(world.model.data.sets, set)
    if (testedEach === 0 || !fault.hits.includes(entity)) continue
    const anchorMs = anchorOf(world, backup)
    const eachMs = intervalMs * testedEach
    const beganMs = anchorMs + Math.ceil((world.nowMs - anchorMs) / eachMs) * eachMs
    const inMs = beganMs + takesMs - world.nowMs
    schedule(world, 'data-noticed', inMs, { subject: index, phase: phase.belief })
  }
}

/** Somebody has noticed that data are bad; where others noticed before, it is news to nobody. */
export function onDataNoticed(world: World, index: number, fault: CompiledCorruption): void {
  const incident = incidentAt(world, index)
  if (incident.stage !== incidentStage.unseen || incident.isOver) return
  const found = withdraw(world, index, fault, { event: incident.faultEvent, segment: 'outside' })
  if (found === undefined) {
    incident.isOver = true
    world.hidden.delete(index)
    return
  }
  const { stopEvent } = at(world.data.sets, at(world.structure.setOf, found))
  notice(world, index, { entity: found, event: stopEvent, isTold: true, observer: 'users' })
}

/** Known to be bad, data are taken out of use; the first of them, if there are any. */
function withdraw(
  world: World,
  index: number,
  fault: CompiledCorruption,
  { event, segment }: { readonly event: number; readonly segment: Harm['segment'] },
): number | undefined {
  const bad = world.model.data.sets.flatMap(({ entity }) =>
    hiddenHarms(world, entity).includes(index) && !needsRestore(world, entity) ? [entity] : [],
  )
  let known = event
  for (const entity of bad) {
    const because = [event]
    const harm = { fault: index, integrity: 'corrupt', cap: fault.level, because, segment } as const
    known = takeOut(world, entity, harm)
  }
  if (bad.length > 0 && fault.isDated) {
    const datedMs = drawTime(world, 'dated', fault.id, fault.datedAfter)
    schedule(world, 'dated', datedMs, { subject: index, detail: known, phase: phase.belief })
  }
  return bad[0]
}

/** Data that a monitor found bad are taken out of use once an incident is declared for them. */
export function withdrawFor(world: World, index: number): void {
  const { fault: number, declaredEvent: event } = incidentAt(world, index)
  const fault = at(world.model.faults, number)
  if (fault.type === 'corruption') withdraw(world, index, fault, { event, segment: 'instant' })
}

/** People have found out since when data are not to be trusted: newer copies are not tried. */
export function onDated(world: World, index: number, event: number): void {
  const { id } = at(world.model.faults, index)
  let pointMs = never
  for (const set of world.data.sets) {
    for (const span of set.spans) {
      if (span.fault !== index || span.isKnown) continue
      span.isKnown = true
      pointMs = Math.min(pointMs, span.fromMs)
    }
  }
  if (pointMs === never) return
  const known = record(world, {
    kind: 'restore-point-known',
    entity: id,
    because: [event],
    segment: 'outside',
    pointMs,
  })
  for (const set of world.data.sets) {
    if (set.spans.some((span) => span.fault === index)) set.knownEvent = known
  }
  for (const restore of world.data.active) {
    const isWrong = restore.copy !== null && isBad(world, restore.copy)
    // What is being copied in vain is broken off.
    if (restore.step !== 'copying' || !isWrong) continue
    restore.step = 'choosing'
    restore.event = known
  }
  world.data.mustLook = true
}
