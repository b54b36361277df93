import { formatMoney, type Log, type LogEvent, spellDuration } from '../../../simulation/index.ts'
import { compareTexts as words } from '../../texts/compare.ts'
import type { RunView } from '../runView.ts'

/** One number that both runs have, and by how much the present one is worse. */
export type Outcome = {
  readonly key: string
  readonly name: string
  readonly kind: 'service' | 'loss' | 'component'
  readonly kept: string
  readonly now: string
  /** Below zero is better. */
  readonly delta: number
  readonly deltaText: string
}

/** Business services first, then money, then components; of each sort what changed most first. */
export function buildOutcomes(kept: RunView, now: RunView): readonly Outcome[] {
  const rows = [...serviceOutcomes(kept, now), ...componentOutcomes(kept, now)]
  const rank = { service: 0, loss: 1, component: 2 }
  return rows.sort((a, b) => rank[a.kind] - rank[b.kind] || Math.abs(b.delta) - Math.abs(a.delta))
}

function serviceOutcomes(kept: RunView, now: RunView): readonly Outcome[] {
  const before = new Map(kept.run.services.map((service) => [service.id, service]))
  return now.run.services.flatMap((after): readonly Outcome[] => {
    const was = before.get(after.id)
    if (was === undefined) return []
    const { id, name } = after
    const out: Outcome = {
      key: id,
      name,
      kind: 'service',
      kept: outWords(was),
      now: outWords(after),
      delta: after.rtaMs - was.rtaMs,
      deltaText: signedDuration(after.rtaMs - was.rtaMs),
    }
    if (was.loss === null || after.loss === null || was.loss + after.loss === 0) return [out]
    const money = (amount: number) => formatMoney(after.currency ?? '', amount)
    const lost: Outcome = {
      key: `${id} loss`,
      name,
      kind: 'loss',
      kept: money(was.loss),
      now: money(after.loss),
      delta: after.loss - was.loss,
      deltaText: `${signOf(after.loss - was.loss)}${money(Math.abs(after.loss - was.loss))}`,
    }
    return [out, lost]
  })
}

type Out = RunView['run']['services'][number]

function outWords({ outages, rtaMs, isRestored }: Out): string {
  if (outages.length === 0) return words.notHit
  return isRestored ? spellDuration(rtaMs) : words.notOver(spellDuration(rtaMs))
}

function componentOutcomes(kept: RunView, now: RunView): readonly Outcome[] {
  const lengths = (view: RunView) =>
    new Map(
      view.lanes
        .filter(({ entity }) => entity.kind !== 'business-service')
        .map(({ entity, impairedMs }) => [entity.id, { name: entity.name, impairedMs }]),
    )
  const [before, after] = [lengths(kept), lengths(now)]
  const isInBoth = (id: string): boolean =>
    kept.run.model.indexById[id] !== undefined && now.run.model.indexById[id] !== undefined
  return [...new Set([...before.keys(), ...after.keys()])].filter(isInBoth).map((id) => {
    const was = before.get(id)?.impairedMs ?? 0
    const is = after.get(id)?.impairedMs ?? 0
    const name = (after.get(id) ?? before.get(id))?.name ?? id
    return {
      key: id,
      name,
      kind: 'component',
      kept: was === 0 ? words.notHit : spellDuration(was),
      now: is === 0 ? words.notHit : spellDuration(is),
      delta: is - was,
      deltaText: signedDuration(is - was),
    }
  })
}

function signOf(delta: number): string {
  return delta > 0 ? '+' : delta < 0 ? '−' : '±'
}

/** Such as `+1 h 10 min`; `±0` where nothing changed. */
export function signedDuration(ms: number): string {
  return ms === 0 ? '±0' : `${signOf(ms)}${spellDuration(Math.abs(ms))}`
}

/** Where two runs first tell different things; `null` where they tell the same to the end. */
export type Parting = {
  readonly atMs: number
  /** The first event of each that the other does not have there. */
  readonly kept: LogEvent | undefined
  readonly now: LogEvent | undefined
}

export function findParting(kept: Log, now: Log): Parting | null {
  const length = Math.max(kept.events.length, now.events.length)
  for (let place = 0; place < length; place++) {
    const [a, b] = [kept.events[place], now.events[place]]
    if (a !== undefined && b !== undefined && isSame(a, b)) continue
    const atMs = Math.min(a?.atMs ?? Infinity, b?.atMs ?? Infinity)
    return { atMs, kept: a, now: b }
  }
  return null
}

function isSame(a: LogEvent, b: LogEvent): boolean {
  return (
    a.atMs === b.atMs &&
    a.kind === b.kind &&
    a.entity === b.entity &&
    a.to === b.to &&
    a.level === b.level
  )
}
