/**
 * The style sheet of the report: quiet type on white for paper first, the same on a screen.
 *
 * Margin boxes carry the running title and page numbers; figures and table rows are never cut, and
 * table heads repeat. Nothing depends on colour or on a font that may be missing.
 */
import { cssString } from './markup.ts'

const sans = `Inter, "Segoe UI", "SF Pro Text", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif`
const serif = `"Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, "Liberation Serif", "DejaVu Serif", serif`
const mono = `"JetBrains Mono", "Cascadia Mono", Consolas, "SF Mono", "Liberation Mono", "DejaVu Sans Mono", monospace`

const pages = (title: string) => `
@page {
  size: A4;
  margin: 22mm 20mm 24mm;
  @top-left { content: ${cssString(title)}; font: 7.5pt ${sans}; color: #686e61; }
  @top-right { content: "Blackstart"; font: 600 7.5pt ${sans}; color: #686e61; letter-spacing: .04em; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt ${sans}; color: #686e61; }
  @bottom-left { content: "Simulated, not measured"; font: 7.5pt ${sans}; color: #686e61; }
}
@page cover { margin: 26mm 20mm 24mm; @top-left { content: none } @top-right { content: none } }
@page picture { size: A4 landscape; margin: 18mm 16mm 18mm; }
`

const base = `
*, *::before, *::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; color: #171a15; background: #e9ebe4; font: 10pt/1.55 ${sans}; font-variant-numeric: tabular-nums }
main { max-width: 210mm; margin: 24px auto; background: #fff; padding: 22mm 20mm; box-shadow: 0 1px 3px rgb(20 24 16 / .18), 0 12px 40px rgb(20 24 16 / .1) }
section { margin: 0 0 11mm }
h1, h2, h3 { font-family: ${serif}; font-weight: 600; line-height: 1.15; text-wrap: balance; break-after: avoid; break-inside: avoid; overflow-wrap: break-word }
h1 { font-size: 30pt; letter-spacing: -.015em; margin: 0 0 4mm }
h2 { font-size: 18pt; letter-spacing: -.008em; margin: 0 0 5mm; padding-top: 3mm; border-top: 2.5px solid #171a15 }
h2 .number { color: #686e61; margin-right: .55em; font-weight: 400 }
h3 { font-size: 12.5pt; margin: 8mm 0 2.5mm }
p { margin: 0 0 3.2mm; max-width: 72ch; text-wrap: pretty; orphans: 3; widows: 3 }
ul, ol { margin: 0 0 3.2mm; padding-left: 5.5mm; max-width: 72ch }
li { margin-bottom: 1.2mm }
a { color: inherit; text-decoration: underline; text-decoration-color: #a9b09c; text-underline-offset: 2px }
code { font: 8.4pt/1.5 ${mono} }
.lead { font-size: 12pt; line-height: 1.55; max-width: 66ch }
.quiet { color: #545a4e }
.small { font-size: 8.6pt; line-height: 1.5 }
figure { margin: 0 0 6mm; break-inside: avoid }
figure.bar { break-after: avoid; margin-bottom: 3mm }
figcaption { font-size: 8.6pt; line-height: 1.5; color: #545a4e; margin-top: 2mm; max-width: 78ch }
svg { display: block; max-width: 100%; height: auto }
svg.chart { width: 100%; font-family: ${sans} }
`

const tables = `
table { border-collapse: collapse; width: 100%; margin: 0 0 5mm; font-size: 8.8pt; line-height: 1.45 }
caption { text-align: left; font-weight: 600; padding: 0 0 1.8mm; font-size: 9.4pt }
thead { display: table-header-group; break-after: avoid }
caption { break-after: avoid }
tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; overflow-wrap: break-word; padding: 1.7mm 3mm 1.7mm 0; border-bottom: .6px solid #d6dace }
thead th { font-size: 7.6pt; font-weight: 600; color: #545a4e; border-bottom: 1.2px solid #171a15; vertical-align: bottom; letter-spacing: .01em }
tbody th { font-weight: 600 }
td.number, th.number { text-align: right; white-space: nowrap }
td.time { white-space: nowrap; color: #545a4e }
tr.sum td { border-bottom: 0; border-top: 1.2px solid #171a15; font-weight: 600 }
table.dense { font-size: 8.2pt } table.dense th, table.dense td { padding: 1.1mm 2.4mm 1.1mm 0 }
tr:last-child > * { border-bottom-color: #a9b09c }
dl.facts { display: grid; grid-template-columns: 36mm 1fr; gap: 1.6mm 6mm; margin: 0 0 6mm; font-size: 9pt }
dl.facts dt { color: #545a4e }
dl.facts dd { margin: 0; overflow-wrap: anywhere }
`

const parts = `
.cover { break-after: page; page: cover }
.cover .brand { font: 600 9pt ${sans}; letter-spacing: .05em; margin: 0 0 22mm; display: flex; align-items: center; gap: 2.5mm }
.cover .brand::before { content: ""; width: 4mm; height: 4mm; background: #c4ee3f; border: 1.6px solid #171a15 }
.cover .kind { font-size: 11pt; color: #545a4e; margin: 0 0 3mm }
.cover .summary { font: 13pt/1.5 ${serif}; color: #343a2f; max-width: 54ch; margin: 0 0 11mm }
.cover nav { margin-top: 8mm; break-inside: avoid }
.cover nav ol { columns: 2; column-gap: 10mm; padding: 0; list-style: none; font-size: 9pt; max-width: none }
.cover nav li { break-inside: avoid; margin-bottom: 1mm }
.cover nav .number { display: inline-block; width: 7mm; color: #686e61 }
.digest { font: 7.6pt/1.6 ${mono}; overflow-wrap: anywhere }
.command { background: #f4f5f0; border-left: 2.5px solid #171a15; padding: 2.4mm 3.5mm; overflow-wrap: anywhere; font: 8.2pt/1.55 ${mono}; margin: 0 0 6mm }
.sentences { padding: 0; list-style: none; max-width: 64ch; font: 12.5pt/1.45 ${serif}; margin-bottom: 6mm }
.sentences li { margin: 0 0 2.8mm }
.flag { white-space: nowrap; font-weight: 600 }
.flag-missed::before { content: "✕"; display: inline-block; width: 1.45em; height: 1.45em; line-height: 1.45em; margin-right: .5em; text-align: center; background: #8f1022; color: #fff; font-size: .8em }
.flag-met::before { content: "✓"; display: inline-block; width: 1.45em; height: 1.45em; line-height: 1.45em; margin-right: .5em; text-align: center; background: #17805f; color: #fff; border-radius: 50%; font-size: .8em }
.flag-open::before { content: "…"; display: inline-block; width: 1.45em; height: 1.45em; line-height: 1.2em; margin-right: .5em; text-align: center; border: 1.4px solid #2b6fd6; border-radius: 50%; font-size: .8em }
.flag-none { font-weight: 400; color: #686e61 }
.target { color: #545a4e; font-size: 8.2pt }
.margin { display: block; color: #545a4e; font-size: 8.2pt }
.mark { display: inline-block; min-width: 1.75em; height: 1.75em; line-height: 1.62em; padding: 0 .3em; text-align: center; font: 700 7pt/1.62 ${sans}; border: 1.2px solid #171a15; margin-right: 1.6mm; vertical-align: .08em }
.mark-computed { background: #171a15; color: #fff }
.mark-measured { background: #dcefe7; border-radius: 50% }
.mark-published { background: #fff; border-width: 1.2px 1.2px 3px }
.mark-declared { background: #fff; border-radius: 3px }
.mark-assumed { background: #fdf2dd; border-style: dashed }
.mark-unknown { background: repeating-linear-gradient(45deg, #fff 0 2px, #d6dace 2px 3.4px) }
.budget { display: flex; gap: 8mm; align-items: baseline; margin: 0 0 5mm; break-inside: avoid }
.budget b { font: 600 34pt/1 ${serif}; letter-spacing: -.02em }
.budget p { margin: 0; font-size: 11pt; max-width: 50ch }
.legend { display: flex; flex-wrap: wrap; gap: 1.4mm 6mm; list-style: none; padding: 0; margin: 0 0 4mm; font-size: 8.4pt; max-width: none; break-after: avoid; break-inside: avoid }
.legend li { display: flex; align-items: center; gap: 1.8mm; margin: 0 }
.legend svg { flex: none }
.row-bad .sign::before { content: "■"; color: #8f1022 }
.row-good .sign::before { content: "●"; color: #17805f }
.row-neutral .sign::before { content: "○"; color: #545a4e }
.row-message .sign::before { content: "¶"; color: #545a4e }
.row-message td { font-style: italic }
td.sign { width: 5mm; padding-right: 0 }
.picture { page: picture; break-before: page; break-after: page; margin: 0 }
.picture figure { margin: 0 }
.picture figure svg { width: 100%; max-height: 130mm }
.picture figcaption { max-width: none }
.picture h2 { margin-bottom: 3mm }
.why { list-style: none; padding: 0; max-width: none; font-size: 9pt }
.why li { break-inside: avoid; padding: .9mm 0 .9mm 3mm; margin: 0 0 0 calc(var(--depth) * 6mm); border-left: 1.4px solid #a9b09c }
.why .origin { border-left: 4px solid #171a15; font-weight: 600 }
.why .elapsed { color: #545a4e; font-size: 8.2pt; margin-right: 2.5mm; font-weight: 400; white-space: nowrap }
.rule { margin: 0 0 7mm }
.rule > h3 { margin: 6mm 0 1.6mm } .rule > h3 .number { color: #686e61; margin-right: .6em; font-weight: 400 }
.evidence { font-size: 8.2pt; color: #545a4e; max-width: none; line-height: 1.5 }
.rule > .evidence { break-after: avoid; break-inside: avoid }
.gap { break-inside: avoid; border-left: 5px solid; padding: .6mm 0 .4mm 4.5mm; margin: 0 0 4.2mm }
.gap-critical { border-left-color: #8f1022 } .gap-high { border-left-color: #a86400 } .gap-medium { border-left-color: #2b6fd6 } .gap-low { border-left-color: #7b8371 }
.gap header { display: flex; gap: 3mm; font-size: 8.2pt; color: #545a4e; margin-bottom: .6mm }
.gap h4 { margin: 0 0 1.2mm; font: 600 10pt/1.38 ${sans}; max-width: 76ch; text-wrap: pretty }
.gap .severity { font-weight: 700; color: #171a15; white-space: nowrap }
.gap p { margin: 0 0 1mm; font-size: 9pt; max-width: 80ch }
.gap p.evidence { font-size: 8.2pt; max-width: none }
.glossary { columns: 2; column-gap: 10mm; font-size: 8.8pt; margin: 0 }
.glossary div { break-inside: avoid; margin-bottom: 2.4mm }
.glossary dt { font-weight: 600 } .glossary dd { margin: 0; color: #343a2f }
`

const print = `
@media print {
  body { background: #fff; font-size: 9.4pt; -webkit-print-color-adjust: exact; print-color-adjust: exact }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none }
  a { text-decoration: none }
}
@media screen and (max-width: 820px) {
  main { margin: 0; padding: 28px 20px }
  .cover .brand { margin-bottom: 40px }
  .cover nav ol, .glossary { columns: 1 }
  dl.facts { grid-template-columns: 1fr; gap: 0 } dl.facts dd { margin-bottom: 2mm }
  section { overflow-x: auto }
}
`

/** The style sheet, with the running title of the pages. */
export function styleSheet(title: string): string {
  return [pages(title), base, tables, parts, print].join('')
}
