// Carries values between the page and this process as Electron's structured clone would, inside JSON.
// The functions are sent to the page by their source, so they refer to nothing outside themselves.

/** Refuses what structured clone refuses (functions, symbols), keeps what JSON loses. */
export function encode(value: unknown): string {
  const kinds: readonly [isIt: (each: any) => boolean, tag: (each: any) => object][] = [
    [(each) => each === undefined, () => ({ $: 'undefined' })],
    [(each) => typeof each === 'bigint', (each) => ({ $: 'bigint', value: String(each) })],
    [
      (each) => typeof each === 'number' && !Number.isFinite(each),
      (each) => ({ $: 'number', value: String(each) }),
    ],
    [(each) => each instanceof Date, (each) => ({ $: 'date', value: each.getTime() })],
    [(each) => each instanceof Uint8Array, (each) => ({ $: 'bytes', value: [...each] })],
    [(each) => each instanceof Map, (each) => ({ $: 'map', value: toPlain([...each]) })],
    [(each) => each instanceof Set, (each) => ({ $: 'set', value: toPlain([...each]) })],
    [(each) => each instanceof Error, (each) => ({ $: 'error', value: each.message })],
    [Array.isArray, (each) => each.map(toPlain)],
  ]
  const toPlain = (each: unknown): unknown => {
    const kind = kinds.find(([isIt]) => isIt(each))
    if (kind !== undefined) return kind[1](each)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, toPlain(item)]))
  }
  return JSON.stringify(toPlain(structuredClone(value)))
}

export function decode(text: string): unknown {
  const makers: Readonly<Record<string, (value: any) => unknown>> = {
    undefined: () => undefined,
    bigint: (value) => BigInt(value),
    number: (value) => Number(value),
    date: (value) => new Date(value),
    bytes: (value) => new Uint8Array(value),
    map: (value) => new Map(fromPlain(value) as [unknown, unknown][]),
    set: (value) => new Set(fromPlain(value) as unknown[]),
    error: (value) => new Error(value),
  }
  const fromPlain = (each: any): unknown => {
    if (typeof each !== 'object' || each === null) return each
    if (Array.isArray(each)) return each.map((item) => fromPlain(item))
    const make = '$' in each ? makers[each.$] : undefined
    if (make !== undefined) return make(each.value)
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, fromPlain(item)]))
  }
  return fromPlain(JSON.parse(text))
}
