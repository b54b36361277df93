/**
 * `blackstart check`: the gaps of a plan, for people and for pipelines.
 */
import { type Bindings, findGaps, type Plan } from '../simulation/index.ts'
import { type Checked, type FailOn, isTooSevere } from './checked.ts'
import { type Opened, openPlan } from './documents.ts'
import { findingsToJUnit } from './findingsToJUnit.ts'
import { findingsToSarif } from './findingsToSarif.ts'
import { findingsToText } from './findingsToText.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { complainAbout, type Outcome } from './problems.ts'
import { openAndSimulate } from './simulateRun.ts'

export type CheckOptions = {
  readonly scenario?: string
  readonly seed: string
  readonly bind: Bindings
  readonly failOn: FailOn
  readonly asOf?: string
  readonly format: 'text' | 'json' | 'sarif' | 'junit'
  readonly json?: boolean
}

export async function checkCommand(
  io: Io,
  planName: string,
  options: CheckOptions,
): Promise<number> {
  const outcome = await check(io, planName, options)
  complainAbout(io, outcome.problems)
  if (!outcome.ok) return exitCodes.inputIsWrong
  const checked = outcome.value
  printAs(io, options.json === true ? 'json' : options.format, checked)
  const isNo = checked.findings.some((finding) => isTooSevere(finding, checked.failOn))
  return isNo ? exitCodes.answerIsNo : exitCodes.fine
}

async function check(io: Io, name: string, options: CheckOptions): Promise<Outcome<Checked>> {
  const asOf = options.asOf ?? io.today
  const { failOn, scenario } = options
  if (scenario === undefined) {
    const plan = await openPlan(io, name)
    if (!plan.ok) return plan
    const findings = findGaps(plan.value.document, { asOf })
    const about = titleOf(plan.value)
    return { ...plan, value: { plan: plan.value, about, asOf, failOn, findings } }
  }
  const run = await openAndSimulate(io, name, { ...options, scenario, asOf })
  if (!run.ok) return run
  const { plan, model, findings } = run.value
  const about = `${titleOf(plan)} under “${model.scenario.name}”`
  return { ...run, value: { plan, about, asOf, failOn, findings } }
}

function titleOf(plan: Opened<Plan>): string {
  return plan.document.name ?? plan.name
}

function printAs(io: Io, format: CheckOptions['format'], checked: Checked): void {
  if (format === 'text') io.print(findingsToText(checked))
  else if (format === 'junit') io.print(findingsToJUnit(checked))
  else if (format === 'sarif') printJson(io, findingsToSarif(checked))
  else printJson(io, toAnswer(checked))
}

function toAnswer({ about, asOf, failOn, findings }: Checked): unknown {
  const tooSevere = findings.filter((finding) => isTooSevere(finding, failOn)).length
  return { about, asOf, failOn, tooSevere, findings }
}
