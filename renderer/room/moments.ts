/** `T+1:05`: hours and minutes of the story since it began. */
export function toMoment(atMs: number): string {
  const minutes = Math.floor(Math.max(0, atMs) / 60_000)
  return `T+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** `1:05:09`, for what counts seconds. */
export function toSeconds(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `3 h 20 min`. */
export function toLength(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}
