import { type ServiceResult, type Verdict, spellDuration } from '../../../simulation/index.ts'

/** How a time compares with its target, in words: never by colour or sign alone. */
export function marginWords(achievedMs: number, targetMs: number): string {
  const marginMs = targetMs - achievedMs
  if (marginMs === 0) return 'exactly on target'
  return marginMs > 0
    ? `${spellDuration(marginMs)} to spare`
    : `over by ${spellDuration(-marginMs)}`
}

export type Objective = {
  readonly name: 'RTO' | 'MTD' | 'RPO'
  readonly verdict: Verdict
  readonly targetMs: number | null
  readonly achievedMs: number
}

type Lost = Pick<ServiceResult, 'rpaMs' | 'rpoMs' | 'rpo' | 'isDataBack'>

/** The work lost with data, such as `9 h of work lost; RPO 8 h missed: over by 1 h`. */
export function lostWords({ rpaMs, rpoMs, rpo, isDataBack }: Lost): string {
  if (!isDataBack)
    return rpo === 'missed' ? 'data never came back' : 'data not back when the run ends'
  const achievedMs = rpaMs ?? 0
  const objective = objectiveWords({ name: 'RPO', verdict: rpo, targetMs: rpoMs, achievedMs })
  return `${spellDuration(achievedMs)} of work lost; ${objective}`
}

/** The verdict on an objective in a few words, such as `RTO 4 h missed: over by 1 h 10 min`. */
export function objectiveWords(objective: Objective): string {
  const { name, verdict, targetMs, achievedMs } = objective
  if (verdict === 'not-hit') return 'not hit'
  if (targetMs === null || verdict === 'no-target') return `no ${name} set`
  const target = `${name} ${spellDuration(targetMs)}`
  if (verdict === 'open') return `${target} not decided: the run ends before`
  return `${target} ${verdict}: ${marginWords(achievedMs, targetMs)}`
}
