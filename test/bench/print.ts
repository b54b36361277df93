/**
 * The table that the benchmark prints.
 */
import { oursName, type Row, type Spread } from './measure.ts'

export function heading(text: string): void {
  console.log(`\n${text}`)
}

export function line(...cells: readonly (string | number)[]): void {
  const [first = '', ...rest] = cells
  console.log(String(first).padEnd(18) + rest.map((cell) => String(cell).padStart(18)).join(''))
}

/** Nanoseconds in the unit that reads best. */
export function time(ns: number): string {
  if (ns < 1e3) return `${ns.toPrecision(3)} ns`
  if (ns < 1e6) return `${(ns / 1e3).toPrecision(3)} µs`
  if (ns < 1e9) return `${(ns / 1e6).toPrecision(3)} ms`
  return `${(ns / 1e9).toPrecision(3)} s`
}

function ratio(spread: Spread | null): string {
  if (spread === null) return ''
  const { median, min, max } = spread
  const short = (value: number) => Number(value.toPrecision(value < 100 ? 2 : 3))
  return `${short(median)} [${short(min)}..${short(max)}]`
}

/** Rows of contestants, with what each piece of work and each event of it took. */
export function table(rows: readonly Row[], events: number): void {
  line('', 'time', 'per event', `/ ${rows[0]?.name ?? ''}`, `/ ${oursName}`)
  for (const { name, ns, toFirst, toOurs } of rows) {
    line(name, time(ns), time(ns / events), ratio(toFirst), ratio(toOurs))
  }
}
