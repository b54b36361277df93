/**
 * Numbers that are fine one by one and impossible together.
 */
import { isMap } from '../../document/issues.ts'
import type { Path } from '../../document/yamlText.ts'
import { type ReadonlyRecord, sortedIds } from '../../ids.ts'
import { durationToMs } from '../duration.ts'
import type { Plan } from '../schema.ts'
import type { Finding } from './problemAt.ts'

/** Sums of shares may miss 1 by what decimal fractions lose in binary. */
const roundingSlack = 1e-9

/** Impossible quorums, shares above one, targets that contradict each other, quantiles in disorder. */
export function findNumberProblems(plan: Plan): Finding[] {
  return [
    ...sortedIds(plan.groups).flatMap((id) => groupNumbers(plan, id)),
    ...sortedIds(plan.components).flatMap((id) => fleetNumbers(plan, id)),
    ...sortedIds(plan.products).flatMap((id) => ringNumbers(plan, id)),
    ...sortedIds(plan.businessServices).flatMap((id) => targetNumbers(plan, id)),
    ...sortedIds(plan.backups).flatMap((id) => backupNumbers(plan, id)),
    ...findDisorder(plan, []),
  ]
}

function groupNumbers(plan: Plan, id: string): Finding[] {
  const group = plan.groups?.[id] ?? {}
  const members = group.members ?? []
  if (members.length === 0) {
    return [
      {
        code: 'empty-group',
        severity: 'error',
        path: ['groups', id],
        says: 'has no members, so nothing in it can ever serve.',
        hint: 'Add the components that stand in for each other, or remove the group.',
      },
    ]
  }
  const { k } = group
  if (k === undefined || (k >= 1 && k <= members.length)) return []
  const count = `${members.length} ${members.length === 1 ? 'member' : 'members'}`
  return [
    {
      code: 'impossible-quorum',
      severity: 'error',
      path: ['groups', id, 'k'],
      says: `is ${k}, but the group has ${count}.`,
      hint: `Give a number from 1 to ${members.length}.`,
    },
  ]
}

function fleetNumbers(plan: Plan, id: string): Finding[] {
  const { machines, cohorts } = plan.components?.[id]?.fleet ?? {}
  const path = ['components', id, 'fleet', 'cohorts']
  const parts = Object.values(cohorts ?? {})
  const counted = sum(parts.map((cohort) => cohort.machines))
  if (typeof machines === 'number' && counted > machines) {
    return [
      {
        code: 'shares-exceed-one',
        severity: 'error',
        path,
        says: `have ${counted} machines together, but the fleet has ${machines}.`,
        hint: 'Correct the counts of the cohorts, or that of the fleet.',
      },
    ]
  }
  return tooLargeShares(path, sum(parts.map((cohort) => cohort.share)), 'cohorts')
}

function ringNumbers(plan: Plan, product: string): Finding[] {
  const channels = plan.products?.[product]?.channels
  return sortedIds(channels).flatMap((id) =>
    tooLargeShares(
      ['products', product, 'channels', id, 'rings'],
      sum((channels?.[id]?.rings ?? []).map((ring) => ring.share)),
      'rings',
    ),
  )
}

function tooLargeShares(path: Path, total: number, noun: string): Finding[] {
  if (total <= 1 + roundingSlack) return []
  return [
    {
      code: 'shares-exceed-one',
      severity: 'error',
      path,
      says: `have shares that add up to ${Math.round(total * 1000) / 1000}, which is more than 1.`,
      hint: `Correct the shares of the ${noun}; what is left below 1 belongs to none of them.`,
    },
  ]
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}

function targetNumbers(plan: Plan, id: string): Finding[] {
  const { rto, wrt, mtd } = plan.businessServices?.[id] ?? {}
  const [rtoMs, wrtMs, mtdMs] = [rto, wrt, mtd].map((written) => durationToMs(written ?? ''))
  if (rtoMs === undefined || mtdMs === undefined || rtoMs + (wrtMs ?? 0) <= mtdMs) return []
  const work = wrtMs === undefined || rtoMs > mtdMs ? '' : ` and a work recovery time of ${wrt}`
  return [
    {
      code: 'objectives-disagree',
      severity: 'warning',
      path: ['businessServices', id, 'rto'],
      says: `of ${rto}${work} allows more than the maximum tolerable downtime of ${mtd}.`,
      hint: 'RTO and work recovery time together must fit into the maximum tolerable downtime.',
    },
  ]
}

/** Copies without a time between them, and restores that would never end. */
function backupNumbers(plan: Plan, id: string): Finding[] {
  const { interval, copies, ...backup } = plan.backups?.[id] ?? {}
  const path = ['backups', id]
  const places = [
    { at: path, gbPerHour: backup.restoreGbPerHour },
    ...sortedIds(copies).map((key) => ({
      at: [...path, 'copies', key],
      gbPerHour: copies?.[key]?.restoreGbPerHour,
    })),
  ]
  const isEndless = durationToMs(interval ?? '') === 0
  return [
    ...(isEndless
      ? [disorder([...path, 'interval'], 'must be above 0.', 'Give the time between two copies.')]
      : []),
    ...places.flatMap(({ at, gbPerHour }) =>
      gbPerHour === 0
        ? [
            disorder(
              [...at, 'restoreGbPerHour'],
              'must be above 0, or no restore would ever end.',
              'Give what a restore was seen to reach, or leave it out.',
            ),
          ]
        : [],
    ),
  ]
}

/** Every distribution whose numbers cannot be those of one. */
export function findDisorder(value: unknown, path: Path): Finding[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findDisorder(item, [...path, index]))
  }
  if (!isMap(value)) return []
  const inside = Object.keys(value).flatMap((key) => findDisorder(value[key], [...path, key]))
  return [...inside, ...quantileDisorder(value, path), ...listDisorder(value, path)]
}

function quantileDisorder(value: ReadonlyRecord<unknown>, path: Path): Finding[] {
  const { p50, p95, shape } = value
  if (typeof p50 !== 'string') return []
  if (shape === 0) return [disorder([...path, 'shape'], 'must be above 0.', 'Give 1 if unsure.')]
  const [low, high] = [durationToMs(p50), durationToMs(typeof p95 === 'string' ? p95 : p50)]
  if (low === undefined || high === undefined) return []
  if (low > high) {
    return [
      disorder(
        [...path, 'p50'],
        `of ${p50} is above p95 of ${typeof p95 === 'string' ? p95 : p50}.`,
        'Swap the two.',
      ),
    ]
  }
  return low === 0 && high > 0
    ? [disorder([...path, 'p50'], 'must be above 0 where p95 is.', 'Give a small length of time.')]
    : []
}

function listDisorder(value: ReadonlyRecord<unknown>, path: Path): Finding[] {
  for (const key of ['uniform', 'triangular', 'pert']) {
    const list = value[key]
    if (!Array.isArray(list)) continue
    const times = list.map((item) => durationToMs(String(item)) ?? 0)
    if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
      return [
        disorder([...path, key], 'must not go down.', 'Write the least first, the most last.'),
      ]
    }
  }
  return []
}

function disorder(path: Path, says: string, hint: string): Finding {
  return { code: 'out-of-range', severity: 'error', path, says, hint }
}
