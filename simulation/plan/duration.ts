/**
 * Lengths of time as people write them, and as the engine counts them: whole milliseconds.
 */

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
]

/** `90s`, `15m`, `4h`, `3d`, `1h30m`, `1.5h`, or ISO 8601 with days and smaller: `P1DT2H30M`. */
export const durationPattern =
  /^(?=.)(?:(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m(?!s))?(?:\d+(?:\.\d+)?s)?(?:\d+ms)?|P(?=.)(?:\d+(?:\.\d+)?D)?(?:T(?=.)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?)$/

/** Longest length of time that is accepted: 100 years, far inside the safe integers. */
export const durationMsMax = 100 * 365 * 86_400_000

/**
 * A written length of time in whole milliseconds, or `undefined` if it is not one.
 *
 * Units: milliseconds, rounded once.
 */
export function durationToMs(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined
  const lower = text.startsWith('P') ? text.slice(1).replace('T', '').toLowerCase() : text
  const sizes = new Map(units)
  let total = 0
  for (const [, number, unit] of lower.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)) {
    total += Number(number) * (sizes.get(unit ?? '') ?? 0)
  }
  const rounded = Math.round(total)
  return rounded <= durationMsMax ? rounded : undefined
}

/** The shortest exact way to write whole milliseconds: `1h30m`, `45s`, `0s`. */
export function msToDuration(ms: number): string {
  if (ms === 0) return '0s'
  let rest = Math.abs(ms)
  let written = ms < 0 ? '-' : ''
  for (const [unit, size] of units) {
    const whole = Math.floor(rest / size)
    if (whole > 0) written += `${whole}${unit}`
    rest -= whole * size
  }
  return written
}
