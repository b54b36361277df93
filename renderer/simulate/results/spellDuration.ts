const units: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
]

/**
 * A length of time to the minute, below an hour to the second: `1 d 25 min`, `24 min 41 s`.
 *
 * Targets are met and missed by minutes, even where an outage lasts for days.
 */
export function spellDuration(ms: number): string {
  const grain = ms >= 3_600_000 ? 60_000 : 1_000
  let rest = Math.round(ms / grain) * grain
  const words: string[] = []
  for (const [unit, size] of units) {
    const whole = Math.floor(rest / size)
    if (whole > 0) words.push(`${whole} ${unit}`)
    rest -= whole * size
  }
  return words.length === 0 ? '0 s' : words.join(' ')
}
