/**
 * A report as one self-contained HTML file: no script, nothing from elsewhere.
 */
import { el, type Markup } from './markup.ts'
import { styleSheet } from './style.ts'

export type Page = {
  readonly title: string
  /** Stands at the foot of each printed page. */
  readonly footer: string
  /** Such as `Blackstart, engine 2`. */
  readonly generator: string
  readonly main: readonly Markup[]
}

/** The text of the file. */
export function pageToHtml({ title, footer, generator, main }: Page): string {
  // A style sheet is no text: it is ours, and user text in it went through `cssString`.
  const style = { markup: `<style>${styleSheet(footer)}</style>` }
  const page = el(
    'html',
    { lang: 'en' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      el('meta', { name: 'generator', content: generator }),
      el('title', {}, title),
      style,
    ),
    el('body', {}, el('main', {}, ...main)),
  )
  return `<!doctype html>\n${page.markup}\n`
}
