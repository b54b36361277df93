import type { Problem } from '../../../simulation/index.ts'
import { bridge } from '../../bridge.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { tell } from '../../stores/notices.ts'
import { changeMode } from '../../stores/viewStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { readScenario } from './library.ts'

/** A file that is not a scenario that can be run, and why. */
export type Refusal = { readonly name: string; readonly problems: readonly Problem[] }

/** What came of asking for a scenario file. */
export type Opening =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Asks for a scenario file and chooses what it tells. */
export async function openScenario(): Promise<Opening> {
  const answer = await bridge.openFile({ kind: 'scenario' })
  if (!answer.ok) {
    if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
    return { kind: 'cancelled' }
  }
  const read = readScenario(answer.name, answer.text)
  if (!read.ok) {
    return { kind: 'refused', refusal: { name: answer.name, problems: read.problems } }
  }
  useExercise.getState().chooseScenario(read.value)
  return { kind: 'chosen' }
}

/** The same from a menu: goes to the Simulate mode, where the scenario is then shown. */
export async function openScenarioFromMenu(): Promise<void> {
  changeMode('simulate')
  const opening = await openScenario()
  if (opening.kind !== 'refused') return
  const { name, problems } = opening.refusal
  const first = problems[0]?.message ?? ''
  tell({ kind: 'failed', text: `${texts.scenario.refused(name)}: ${first}` })
}
