import { parsePlan, type Plan, type Problem } from '../../../simulation/index.ts'
import { bridge } from '../../bridge.ts'
import { type FinishedRun, useExercise } from '../../stores/exerciseStore.ts'
import { tell } from '../../stores/notices.ts'
import { buildBindingRows, toBindings } from '../scenario/bindingRows.ts'

/** Why another plan cannot be compared with. */
export type Refusal = { readonly name: string; readonly problems: readonly Problem[] }

/** Asks for a plan and keeps the run of the present scenario on it; gives what stood in the way. */
export async function compareWithPlan(run: FinishedRun): Promise<Refusal | null> {
  const answer = await bridge.openFile({ kind: 'plan' })
  if (!answer.ok) {
    if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
    return null
  }
  const parsed = parsePlan(answer.text, { file: answer.name })
  if (!parsed.ok) return { name: answer.name, problems: parsed.problems }
  return keepRunOf(parsed.value, answer.name, run)
}

/** Runs the inputs of a run on another plan and keeps that; what was bound by hand is suggested anew. */
async function keepRunOf(plan: Plan, fileName: string, run: FinishedRun): Promise<Refusal | null> {
  const { scenario } = run.input
  const bindings = toBindings(buildBindingRows(plan, scenario, {}))
  const name = plan.name ?? fileName
  const problems = await useExercise
    .getState()
    .keepRun(name, { ...run.input, plan, bindings, decisions: [] })
  return problems.length === 0 ? null : { name, problems }
}
