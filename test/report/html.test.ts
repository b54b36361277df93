import { describe, expect, it } from 'vitest'
import { type Plan, reportToHtml } from '../../simulation/index.ts'
import { cssString, el, escapeText } from '../../simulation/report/markup.ts'
import { runOf, samplePlan, sampleScenario } from './sampleRuns.ts'

const { report } = runOf(samplePlan('web-shop'), sampleScenario('region-loss'))
const html = reportToHtml(report)

/** Names of elements that are opened and never closed, or closed and never opened. */
function unbalanced(text: string): readonly string[] {
  const open: string[] = []
  const wrong: string[] = []
  const body = text.replace(/<style>[^]*?<\/style>/, '')
  for (const [, slash, name = ''] of body.matchAll(/<(\/?)([a-zA-Z0-9]+)[^>]*>/g)) {
    if (['meta', 'br', 'hr', 'col', 'link'].includes(name)) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}

describe('the report as a file', () => {
  it('is the same, byte for byte, for the same inputs', () => {
    const again = runOf(samplePlan('web-shop'), sampleScenario('region-loss'))
    expect(reportToHtml(again.report)).toBe(html)
  })

  it('survives a journey as JSON', () => {
    expect(reportToHtml(JSON.parse(JSON.stringify(report)))).toBe(html)
  })

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/<(script|link|img|iframe|object)\b/)
    expect(html).not.toMatch(/(src|xlink:href)=|url\((?!#)|@import/)
    expect(html).not.toMatch(/\son[a-z]+=/)
    for (const [, target] of html.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#/)
  })

  it('is well formed', () => {
    expect(unbalanced(html)).toEqual([])
  })

  it('has no two things of one id', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('refers only to ids that it has', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const used = [
      ...[...html.matchAll(/(?:url\(|href=")#([\w-]+)/g)].map(([, id]) => id),
      ...[...html.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, all = '']) => all.split(' ')),
    ]
    expect(used.filter((id) => id !== undefined && !ids.has(id))).toEqual([])
  })

  it('has real headings in order, and a caption or words for every table and picture', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption/g)?.length)
    for (const [svg] of html.matchAll(/<svg[^>]*role="img"[^>]*>\s*<title/g))
      expect(svg).toBeTruthy()
  })

  it('says nothing that is not known', () => {
    expect(html.replace(/<style>[^]*?<\/style>/, '')).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('text of a plan in the report', () => {
  const nasty = `</style><script>alert("&'1'")</script>`
  const plan: Plan = {
    ...samplePlan('web-shop'),
    name: nasty,
    organisation: nasty,
    description: nasty,
  }
  const components = { ...plan.components, payments: { ...plan.components?.payments, name: nasty } }
  const attacked = reportToHtml(
    runOf({ ...plan, components }, { ...sampleScenario('region-loss'), story: nasty }).report,
  )

  it('is never taken for markup', () => {
    expect(attacked).not.toContain('<script')
    expect(attacked.match(/<\/style>/g)).toHaveLength(1)
    expect(attacked).toContain('&lt;script&gt;')
    expect(unbalanced(attacked)).toEqual([])
  })

  it('cannot leave its attribute, its rule or its element', () => {
    expect(escapeText('a"b<c>&\u0000d')).toBe('a&quot;b&lt;c&gt;&amp;d')
    expect(el('p', { title: '"><b>' }, '<i>').markup).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">&lt;i&gt;</p>',
    )
    expect(cssString('a"} </style>')).toBe('"a\\22 \\7d  \\3c \\2f style\\3e "')
  })
})
