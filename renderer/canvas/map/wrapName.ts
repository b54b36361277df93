type Room = { readonly width: number; readonly lines: 1 | 2 }

const known = new Map<string, readonly string[]>()
const knownMax = 20_000

/** A name on one or two lines of a width, in the font of the context; what has no room ends in an ellipsis. */
export function wrapName(
  context: CanvasRenderingContext2D,
  name: string,
  { width, lines }: Room,
): readonly string[] {
  const key = `${context.font} ${Math.round(width)} ${lines} ${name}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size > knownMax) known.clear()
  const fits = (text: string) => context.measureText(text).width <= width
  const wrapped = wrap(name, lines, fits)
  known.set(key, wrapped)
  return wrapped
}

function wrap(name: string, lines: number, fits: (text: string) => boolean): readonly string[] {
  if (fits(name)) return [name]
  if (lines === 1) return [cut(name, fits)]
  const words = name.split(' ')
  let first = words[0] ?? ''
  let used = 1
  while (used < words.length && fits(`${first} ${words[used]}`)) first += ` ${words[used++]}`
  if (!fits(first) || used === words.length) {
    const start = cutAt(name, fits)
    return [name.slice(0, start), cut(name.slice(start), fits)]
  }
  return [first, cut(words.slice(used).join(' '), fits)]
}

function cut(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  return `${text.slice(
    0,
    Math.max(
      1,
      cutAt(`${text}`, (part) => fits(`${part}…`)),
    ),
  )}…`
}

/** How many letters fit. */
function cutAt(text: string, fits: (text: string) => boolean): number {
  let low = 1
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}
