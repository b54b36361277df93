import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { gapRules, priors } from '../../simulation/index.ts'

const root = path.resolve(import.meta.dirname, '../..')
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

function read(page: string): string {
  return readFileSync(path.join(root, page), 'utf8')
}

describe.each(pages)('%s', (page) => {
  it('links only to pages and headings that are there', () => {
    const links = [
      ...read(page).matchAll(/(?<!!)\[[^\]]*\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g),
    ]

    const broken = links
      .filter(([, file = '', heading]) => {
        const target = file === '' ? page : path.join(path.dirname(page), file)
        if (!existsSync(path.join(root, target))) return true
        return heading !== undefined && !headingsOf(target).includes(heading)
      })
      .map(([link]) => link)

    expect(broken).toEqual([])
  })
})

function headingsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

it('the page about gaps has a line for every rule, with its title and its question', () => {
  const page = read('docs/gaps.md')

  const missing = gapRules.filter(
    ({ id, title, question }) => !page.includes(`| ${id} ${title} | ${question} |`),
  )

  expect(missing.map((rule) => rule.id)).toEqual([])
  expect([...page.matchAll(/^\| GAP-/gm)].length).toBe(gapRules.length)
})

it('the page about sources has a line for every default distribution', () => {
  const page = read('docs/sources.md')

  const missing = Object.entries(priors).filter(
    ([id, { what, standing }]) =>
      !page.includes(`| \`${id}\` | ${what} | `) || !page.includes(` | ${standing} | `),
  )

  expect(missing.map(([id]) => id)).toEqual([])
})
