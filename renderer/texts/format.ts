import { formatCount, formatElapsed } from '../../simulation/index.ts'

// How numbers, lengths of time and dates look in the window. Those of a run come from simulation/views/words.ts, the
// same in the window, on the command line and in reports; here is what only the window shows. Nothing else in the
// window knows about `Intl`, so that another language has one place to change.

/** `1 component`, `1,200 components`. */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

const momentHere = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

/** A moment on the clock of this machine, such as `3 March at 14:05`; what is no moment stays as it is. */
export function formatMomentHere(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? instant : momentHere.format(date)
}

/** A moment of a run, counted from its start: `T+1:00:00`. */
export function formatMoment(ms: number): string {
  return `T+${formatElapsed(ms)}`
}

/** From one moment of a run to another: `T+0:00:00 – T+1:00:00`. */
export function formatStretch(fromMs: number, toMs: number): string {
  return `${formatMoment(fromMs)} – ${formatMoment(toMs)}`
}

/** A clock reading with its zone. */
export function inUtc(clock: string): string {
  return `${clock} UTC`
}

/** A name and what it comes to: `detect: 5 min`. */
export function named(name: string, value: string): string {
  return `${name}: ${value}`
}

/** One sentence after another. */
export function inTurn(...sentences: readonly string[]): string {
  return sentences.join(' ')
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The order in which people look for names: numbers by their size, large and small letters alike. */
export function compareAsRead(a: string, b: string): number {
  return order.compare(a, b)
}
