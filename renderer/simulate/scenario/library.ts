import { parseScenario, type Result, type Scenario } from '../../../simulation/index.ts'
import type { ScenarioChoice } from '../../stores/exerciseStore.ts'

const bundled: Readonly<Record<string, string>> = import.meta.glob(
  '../../../scenarios/library/*.scenario.yaml',
  { query: '?raw', import: 'default', eager: true },
)

/** Reads a scenario from its text. */
export function readScenario(fileName: string, text: string): Result<ScenarioChoice> {
  const parsed: Result<Scenario> = parseScenario(text)
  if (!parsed.ok) return parsed
  const choice = { fileName, text, scenario: parsed.value, isBundled: false }
  return { ...parsed, value: choice }
}

/** The scenarios that come with the program, by name. */
export function readLibrary(): readonly ScenarioChoice[] {
  return Object.entries(bundled)
    .flatMap(([path, text]) => {
      const read = readScenario(path.slice(path.lastIndexOf('/') + 1), text)
      return read.ok ? [{ ...read.value, isBundled: true }] : []
    })
    .sort((a, b) => (a.scenario.name < b.scenario.name ? -1 : 1))
}
