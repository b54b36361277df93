import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  type BacktestInputs,
  parseMilestones,
  parsePlan,
  parseScenario,
} from '../../simulation/index.ts'
import { read } from '../support/read.ts'

const scenarios = path.resolve(import.meta.dirname, '../../scenarios')
const folder = path.join(scenarios, 'backtests')
const ending = '.milestones.yaml'

export const backtestNames = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .sort()

/** A text beside the milestones, or of what is bundled otherwise. */
function textOf(file: string, otherwise: string): string {
  const beside = path.join(folder, file)
  return readFileSync(existsSync(beside) ? beside : path.join(scenarios, otherwise, file), 'utf8')
}

/** The three documents of a backtest that comes with the program. */
export function bundledBacktest(name: string): BacktestInputs {
  const milestones = read(parseMilestones(textOf(`${name}${ending}`, '')))
  return {
    milestones,
    plan: read(parsePlan(textOf(`${milestones.plan}.blackstart`, 'plans'))),
    scenario: read(parseScenario(textOf(`${milestones.scenario}.scenario.yaml`, 'library'))),
  }
}
