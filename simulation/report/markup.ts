/**
 * Markup made of values: text is escaped by construction, because only `el` makes markup.
 */

/** A piece of HTML or SVG that is safe to put into a document. */
export type Markup = { readonly markup: string }

export type Child = Markup | string | number | null

export type Attributes = Readonly<Record<string, string | number | undefined>>

const voidTags: ReadonlySet<string> = new Set(['meta', 'br', 'hr', 'col', 'link'])

/** Text in which nothing is taken for markup; control characters, which HTML forbids, are dropped. */
export function escapeText(text: string): string {
  return Array.from(text)
    .filter((sign) => !isForbidden(sign.codePointAt(0) ?? 0))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Control characters other than tab and new line, halves of characters, and what is no character. */
function isForbidden(code: number): boolean {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
  const isHalf = code >= 0xd800 && code <= 0xdfff
  return isControl || isHalf || code === 0x7f || code === 0xfffe || code === 0xffff
}

/** A number and its unit stay on one line. */
function keptTogether(text: string): string {
  return text.replace(/(\d) (?=(?:d|h|min|s|ms|%)(?![\p{L}\d]))/gu, '$1\u00a0')
}

function childText(child: Child): string {
  if (child === null) return ''
  return typeof child === 'object' ? child.markup : escapeText(keptTogether(String(child)))
}

/** An element; strings among its children are text. */
export function el(tag: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join('')
  if (voidTags.has(tag)) return { markup: `<${tag}${written}>` }
  return { markup: `<${tag}${written}>${children.map(childText).join('')}</${tag}>` }
}

/** Several pieces in a row. */
export function join(pieces: readonly Child[], between = ''): Markup {
  return { markup: pieces.map(childText).join(escapeText(between)) }
}

/** Text between quotes in a style sheet, where user text must not end the rule or the element. */
export function cssString(text: string): string {
  const safe = Array.from(text, (sign) =>
    /[\p{L}\p{N} .,:()–-]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  )
  return `"${safe.join('')}"`
}

/** A number as SVG wants it: at most two digits behind the point. */
export function num(value: number): number {
  return Math.round(value * 100) / 100
}
