/// <reference types="vite/types/importMeta.d.ts" />
/**
 * The scenarios and plans that come with the program, built into it as text.
 */
import { compareIds } from '../simulation/index.ts'

export type LibraryEntry = {
  /** The name that people type, such as `region-loss`. */
  readonly name: string
  readonly text: string
}

const scenarioFiles = import.meta.glob<string>('../scenarios/library/*.scenario.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const planFiles = import.meta.glob<string>('../scenarios/plans/*.blackstart', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function toEntries(files: Readonly<Record<string, string>>, ending: string): LibraryEntry[] {
  return Object.entries(files)
    .map(([file, text]) => ({ name: file.slice(file.lastIndexOf('/') + 1, -ending.length), text }))
    .sort((a, b) => compareIds(a.name, b.name))
}

export const bundledScenarios: readonly LibraryEntry[] = toEntries(scenarioFiles, '.scenario.yaml')

export const bundledPlans: readonly LibraryEntry[] = toEntries(planFiles, '.blackstart')

/** Real outages: their plans and scenarios can be opened by name as well, and are listed nowhere else. */
const backtestFiles = import.meta.glob<string>('../scenarios/backtests/*', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function backtestsEnding(ending: string): LibraryEntry[] {
  const files = Object.entries(backtestFiles).filter(([file]) => file.endsWith(ending))
  return toEntries(Object.fromEntries(files), ending)
}

export const backtestPlans: readonly LibraryEntry[] = backtestsEnding('.blackstart')

export const backtestScenarios: readonly LibraryEntry[] = backtestsEnding('.scenario.yaml')

export const bundledMilestones: readonly LibraryEntry[] = backtestsEnding('.milestones.yaml')
