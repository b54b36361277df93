import path from 'node:path'
import { type Import, readSource, type Source, type SourceFile } from './readSource.ts'
import {
  fileLinesMax,
  type ImportRule,
  importRules,
  longFiles,
  type OtherRule,
  otherRules,
  type Rule,
  wordRules,
} from './rules.ts'

// Applies build/rules.ts to files. Texts and paths come in, breaches go out; nothing is read from disk.

export interface Breach extends Rule {
  readonly path: string
  readonly line: number
  readonly message: string
}

interface Read extends SourceFile {
  readonly source: Source
}

export function findBreaches(files: readonly SourceFile[]): Breach[] {
  const read = files.filter(isCode).map((file) => ({ ...file, source: readSource(file) }))
  return [
    ...read.flatMap(findImportBreaches),
    ...read.flatMap(findWordBreaches),
    ...read.flatMap(findSimulationBreaches),
    ...read.flatMap(findHabitBreaches),
    ...findCircles(read),
    ...files.flatMap(findTextBreaches),
  ]
}

function isCode(file: SourceFile): boolean {
  return /\.(ts|tsx|mjs)$/.test(file.path)
}

interface Place {
  readonly path: string
  readonly line: number
}

function breach({ path, line }: Place, rule: OtherRule | Rule, message: string): Breach {
  const { why, instead } = typeof rule === 'string' ? otherRules[rule] : rule
  return { path, line, message, why, instead }
}

// --- imports ---

function findImportBreaches(file: Read): Breach[] {
  if (file.path.startsWith('test/')) return []
  const rule = importRules.find((each) => each.files.test(file.path))
  return file.source.imports.flatMap((each) => {
    const use: Use = { ...each, path: file.path, target: resolveImport(file.path, each.from) }
    return [...findTableBreach(use, rule), ...findGeneralImportBreaches(use)]
  })
}

interface Use extends Import, Place {
  readonly target: string
}

/** The path in the repository, or the name as written for a package. */
function resolveImport(importer: string, from: string): string {
  const bare = from.replace(/\?.*$/, '')
  return bare.startsWith('.') ? path.posix.join(path.posix.dirname(importer), bare) : bare
}

function findTableBreach(use: Use, rule: ImportRule | undefined): Breach[] {
  if (rule === undefined || isOwnFolder(use.path, use.target)) return []
  const may = use.isTypeOnly ? [...rule.may, ...(rule.mayTypesOf ?? [])] : rule.may
  if (may.some((allowed) => covers(allowed, use.target))) return []
  return [breach(use, rule, `must not import ${use.from}`)]
}

/** Inside one stage or feature, files import each other freely. */
function isOwnFolder(importer: string, target: string): boolean {
  const depth = /^(simulation|renderer)\//.test(importer) ? 2 : 1
  const own = importer.split('/').slice(0, depth)
  if (own.length < depth || importer.split('/').length <= depth) return false
  if (/^electron\/(bridge|preload)\.ts$/.test(importer)) return false
  return target.startsWith(`${own.join('/')}/`)
}

function covers(allowed: string, target: string): boolean {
  if (allowed.endsWith('/') || allowed.endsWith(':')) return target.startsWith(allowed)
  // A package gives all its entries, a path only itself: the package `electron` is not our folder of that name.
  const isEntry = target.startsWith(`${allowed}/`) && !/\.tsx?$/.test(target)
  return target === allowed || isEntry
}

function findGeneralImportBreaches(use: Use): Breach[] {
  return generalImportRules
    .filter(({ isBroken }) => isBroken(use))
    .map(({ rule }) => breach(use, rule, `must not import ${use.from} (${use.names.join(', ')})`))
}

const generalImportRules: readonly { rule: OtherRule; isBroken: (use: Use) => boolean }[] = [
  { rule: 'test-import', isBroken: ({ target }) => target.startsWith('test/') },
  {
    rule: 'index-file',
    isBroken: ({ from, target }) =>
      from.startsWith('.') && /(^|\/)index\.tsx?$/.test(target) && target !== 'simulation/index.ts',
  },
  {
    rule: 'import-ending',
    isBroken: ({ from, target }) => from.startsWith('.') && !/\.[a-z]+$/.test(target),
  },
  {
    rule: 'one-ipc-door',
    isBroken: ({ from, names, path }) =>
      from === 'electron' && names.includes('ipcMain') && path !== 'electron/ipc.ts',
  },
  {
    rule: 'react-flow',
    isBroken: ({ target, path }) =>
      target.startsWith('@xyflow/') && !path.startsWith('renderer/canvas/'),
  },
]

function findCircles(files: readonly Read[]): Breach[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const isDone = new Set<string>()
  const found: Breach[] = []

  function walk(file: Read, way: readonly string[]): void {
    const at = way.indexOf(file.path)
    if (at >= 0) {
      const circle = [...way.slice(at), file.path].join(' -> ')
      found.push(breach({ path: file.path, line: 1 }, 'circle', `is in a circle: ${circle}`))
      return
    }
    if (isDone.has(file.path)) return
    for (const each of file.source.imports) {
      const next = byPath.get(resolveImport(file.path, each.from))
      if (next !== undefined) walk(next, [...way, file.path])
    }
    isDone.add(file.path)
  }

  for (const file of files) walk(file, [])
  return found
}

// --- words ---

function findWordBreaches(file: Read): Breach[] {
  const rules = wordRules.filter((rule) => rule.files.test(file.path))
  return file.source.words.flatMap(({ word, line }) =>
    rules
      .filter((rule) => rule.words.includes(word))
      .map((rule) => breach({ path: file.path, line }, rule, `must not use ${word}`)),
  )
}

function findSimulationBreaches(file: Read): Breach[] {
  if (!file.path.startsWith('simulation/')) return []
  const { asyncLines, powerLines, moduleStateLines } = file.source
  const at = (line: number) => ({ path: file.path, line })
  return [
    ...asyncLines.map((line) => breach(at(line), 'async-simulation', 'must not wait')),
    ...powerLines.map((line) => breach(at(line), 'power', 'must not use **')),
    ...moduleStateLines.map((line) => breach(at(line), 'module-state', 'keeps module-level state')),
  ]
}

function findHabitBreaches(file: Read): Breach[] {
  const at = (line: number) => ({ path: file.path, line })
  const defaults = /(^|\/)[^/]+\.config\.ts$/.test(file.path) ? [] : file.source.defaultExportLines
  const todos = file.source.comments.filter(
    ({ text }) => /\b(TODO|FIXME)\b/.test(text) && !/https:\/\//.test(text),
  )
  return [
    ...defaults.map((line) => breach(at(line), 'default-export', 'has a default export')),
    ...todos.map(({ line }) => breach(at(line), 'todo', 'has a TODO without a link')),
  ]
}

// --- files as text ---

const machinePath = /(^|["'`\s(=])(\/(work|home|Users|root)\/[\w.-]+|[A-Z]:\\\\?Users\b)/m
const rawColour = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(/i

function findTextBreaches(file: SourceFile): Breach[] {
  const found: Breach[] = []
  const add = (rule: OtherRule, message: string, line = 1) =>
    found.push(breach({ path: file.path, line }, rule, message))
  const folder = file.path.split('/').find((part) => nameless.includes(part))
  if (folder !== undefined) add('folder-name', `lies in a folder called ${folder}`)
  if (isCode(file)) findSizeBreaches(file, add)
  if (file.path === 'package-lock.json' && /"resolved": "https?:/.test(file.text)) {
    add('lock-address', 'contains an address')
  }
  const atPath = file.text.search(machinePath)
  if (atPath >= 0) add('machine-path', 'contains a path of one machine', lineAt(file.text, atPath))
  for (const { index, 1: attribute } of findWrittenOut(file)) {
    add('written-out', `has the words of ${attribute} written out`, lineAt(file.text, index))
  }
  if (isStyleOutsideTokens(file)) {
    const atColour = file.text.replace(/\/\*[^]*?\*\//g, blank).search(rawColour)
    if (atColour >= 0) add('raw-colour', 'contains a raw colour', lineAt(file.text, atColour))
  }
  return found
}

/** Attributes that people read or hear, with what they are given. The linter looks at what stands between tags. */
const spokenAttribute =
  /\s(aria-label|aria-description|title|placeholder|alt|label|text|closeLabel)=(?:"([^"]*)"|\{(?:'([^']*)'|`([^`]*)`)\})/g

/** Those with words of their own; what is put together of other texts and signs is not. */
function findWrittenOut(file: SourceFile): RegExpExecArray[] {
  if (!/^renderer\/.*\.tsx$/.test(file.path)) return []
  return [...file.text.matchAll(spokenAttribute)].filter(([, , ...given]) =>
    /\p{L}{2}/u.test(given.join('').replaceAll(/\$\{[^}]*\}/g, '')),
  )
}

const nameless = ['utils', 'util', 'helpers', 'common', 'shared', 'types', 'misc', 'lib']

function findSizeBreaches(file: SourceFile, add: (rule: OtherRule, message: string) => void): void {
  const lines = file.text.trimEnd().split('\n').length
  const linesMax = longFiles[file.path] ?? fileLinesMax
  if (lines > linesMax) add('file-size', `has ${lines} lines; ${linesMax} are allowed`)
  if (file.path === 'electron/preload.ts' && lines >= 60) add('preload-size', `has ${lines} lines`)
}

function isStyleOutsideTokens(file: SourceFile): boolean {
  return /^renderer\/.*\.css$/.test(file.path) && !file.path.endsWith('/tokens.css')
}

/** As long as the comment was, so that later positions stay true. */
function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ')
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
