/**
 * Plans and scenarios by the names people give them: files, or the ones that come with the program.
 */
import path from 'node:path'
import {
  compareIds,
  type Decisions,
  findDecisionsProblems,
  findMilestonesProblems,
  findProblems,
  findScenarioProblems,
  hasErrors,
  type Milestones,
  type Plan,
  parseDecisions,
  parseMilestones,
  parsePlan,
  parseScenario,
  placeProblems,
  type Problem,
  type Result,
  type Scenario,
} from '../simulation/index.ts'
import { readTextFile } from './files.ts'
import type { Io } from './io.ts'
import {
  backtestPlans,
  backtestScenarios,
  bundledMilestones,
  bundledPlans,
  bundledScenarios,
  type LibraryEntry,
} from './library.ts'
import { didYouMean, type Outcome, refuse } from './problems.ts'

/** A document with where it came from. Warnings travel beside it. */
export type Opened<T> = {
  readonly document: T
  /** As the person named it. */
  readonly name: string
  readonly text: string
}

type Kind<T> = {
  readonly noun: 'plan' | 'scenario' | 'file of decisions' | 'backtest'
  readonly bundled: readonly LibraryEntry[]
  /** Bundled ones that open by name and are not told of. */
  readonly besides: readonly LibraryEntry[]
  readonly parse: (text: string, options: { readonly file: string }) => Result<T>
  readonly findProblems: (document: T) => readonly Problem[]
}

const planKind: Kind<Plan> = {
  noun: 'plan',
  bundled: bundledPlans,
  besides: backtestPlans,
  parse: parsePlan,
  findProblems,
}

const scenarioKind: Kind<Scenario> = {
  noun: 'scenario',
  bundled: bundledScenarios,
  besides: backtestScenarios,
  parse: parseScenario,
  findProblems: findScenarioProblems,
}

const decisionsKind: Kind<Decisions> = {
  noun: 'file of decisions',
  bundled: [],
  besides: [],
  parse: parseDecisions,
  findProblems: findDecisionsProblems,
}

const milestonesKind: Kind<Milestones> = {
  noun: 'backtest',
  bundled: bundledMilestones,
  besides: [],
  parse: parseMilestones,
  findProblems: findMilestonesProblems,
}

export function openPlan(io: Io, name: string): Promise<Outcome<Opened<Plan>>> {
  return openDocument(io, name, planKind)
}

export function openScenario(io: Io, name: string): Promise<Outcome<Opened<Scenario>>> {
  return openDocument(io, name, scenarioKind)
}

export function openDecisions(io: Io, name: string): Promise<Outcome<Opened<Decisions>>> {
  return openDocument(io, name, decisionsKind)
}

export function openMilestones(io: Io, name: string): Promise<Outcome<Opened<Milestones>>> {
  return openDocument(io, name, milestonesKind)
}

/** The text of a bundled document by its bare name, else of a file. */
async function readNamed<T>(io: Io, name: string, kind: Kind<T>): Promise<Outcome<string>> {
  const bundled = [...kind.bundled, ...kind.besides].find((entry) => entry.name === name)
  if (bundled !== undefined) return { ok: true, value: bundled.text, problems: [] }
  const read = await readTextFile(io, name)
  // A bare word that is no file is more likely a misspelt name than a file that is gone.
  if (read.ok || /[./\\]/.test(name)) return read
  const names = kind.bundled.map((entry) => entry.name)
  return refuse({
    code: 'unreadable-file',
    severity: 'error',
    where: { path: [] },
    message: `There is no ${kind.noun} called “${name}”, and no such file.`,
    hint:
      names.length === 0
        ? 'Check the name of the file.'
        : `${didYouMean(name, names)}Bundled are ${names.join(', ')}.`,
  })
}

async function openDocument<T>(io: Io, name: string, kind: Kind<T>): Promise<Outcome<Opened<T>>> {
  const read = await readNamed(io, name, kind)
  if (!read.ok) return read
  const parsed = parseChecked(read.value, name, kind)
  if (!parsed.ok) return parsed
  return {
    ok: true,
    value: { document: parsed.value, name, text: read.value },
    problems: parsed.problems,
  }
}

/** The document in a text with all its problems, each with its place. */
function parseChecked<T>(text: string, file: string, kind: Kind<T>): Result<T> {
  const parsed = kind.parse(text, { file })
  if (!parsed.ok) return parsed
  const found = placeProblems(kind.findProblems(parsed.value), text, file)
  const problems = [...parsed.problems, ...found]
  return hasErrors(problems) ? { ok: false, problems } : { ...parsed, problems }
}

/** Ways to check a file, by what it is. */
const checks = {
  plan: (text: string, file: string) => parseChecked(text, file, planKind),
  scenario: (text: string, file: string) => parseChecked(text, file, scenarioKind),
  decisions: (text: string, file: string) => parseChecked(text, file, decisionsKind),
  milestones: (text: string, file: string) => parseChecked(text, file, milestonesKind),
} as const
type FileKind = keyof typeof checks

/** All problems of a file, whatever it is, in the order of its lines. */
export async function findFileProblems(io: Io, file: string): Promise<Outcome<FileKind>> {
  const read = await readTextFile(io, file)
  if (!read.ok) return read
  const kind = kindOf(file, read.value)
  const checked = checks[kind](read.value, file)
  const problems = [...checked.problems].sort(byPlace)
  return checked.ok ? { ok: true, value: kind, problems } : { ok: false, problems }
}

const markers: Readonly<Record<string, FileKind>> = {
  blackstart: 'plan',
  scenario: 'scenario',
  decisions: 'decisions',
  milestones: 'milestones',
}

/** By what it says first, or by its name where it says nothing. */
function kindOf(file: string, text: string): FileKind {
  const marker = /^\s*["']?(blackstart|scenario|decisions|milestones)["']?\s*:/m.exec(text)?.[1]
  if (marker !== undefined) return markers[marker] ?? 'plan'
  const name = path.basename(file)
  if (name.includes('.scenario.')) return 'scenario'
  if (name.includes('.milestones.')) return 'milestones'
  return name.includes('.decisions.') ? 'decisions' : 'plan'
}

function byPlace(a: Problem, b: Problem): number {
  return (
    (a.where.line ?? 0) - (b.where.line ?? 0) ||
    (a.where.column ?? 0) - (b.where.column ?? 0) ||
    compareIds(a.code, b.code)
  )
}
