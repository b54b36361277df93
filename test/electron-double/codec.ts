// Carries values between the page and this process as Electron's structured clone would, inside JSON.
// The functions are sent to the page by their source, so they refer to nothing outside themselves.

/** Refuses what structured clone refuses (functions, symbols), keeps what JSON loses. */
export function encode(value: unknown): string {
  const toPlain = (each: unknown): unknown => {
    if (each === undefined) return { $: 'undefined' }
    if (typeof each === 'bigint') return { $: 'bigint', value: String(each) }
    if (typeof each === 'number' && !Number.isFinite(each)) return { $: 'number', value: `${each}` }
    if (typeof each !== 'object' || each === null) return each
    if (each instanceof Date) return { $: 'date', value: each.getTime() }
    if (each instanceof Uint8Array) return { $: 'bytes', value: Array.from(each) }
    if (each instanceof Map) return { $: 'map', value: [...each].map((pair) => toPlain(pair)) }
    if (each instanceof Set) return { $: 'set', value: [...each].map((item) => toPlain(item)) }
    if (each instanceof Error) return { $: 'error', value: each.message }
    if (Array.isArray(each)) return each.map((item) => toPlain(item))
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, toPlain(item)]))
  }
  return JSON.stringify(toPlain(structuredClone(value)))
}

export function decode(text: string): unknown {
  const fromPlain = (each: any): unknown => {
    if (typeof each !== 'object' || each === null) return each
    if (Array.isArray(each)) return each.map((item) => fromPlain(item))
    if (each.$ === 'undefined') return undefined
    if (each.$ === 'bigint') return BigInt(each.value)
    if (each.$ === 'number') return Number(each.value)
    if (each.$ === 'date') return new Date(each.value)
    if (each.$ === 'bytes') return new Uint8Array(each.value)
    if (each.$ === 'map') return new Map(fromPlain(each.value) as [unknown, unknown][])
    if (each.$ === 'set') return new Set(fromPlain(each.value) as unknown[])
    if (each.$ === 'error') return new Error(each.value)
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, fromPlain(item)]))
  }
  return fromPlain(JSON.parse(text))
}
