import {
  type Model,
  type Problem,
  serializeDecisions,
  type WrittenDecision,
} from '../../../simulation/index.ts'
import { bridge } from '../../bridge.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { tell } from '../../stores/notices.ts'
import { decisionTexts as words } from '../../texts/decisions.ts'
import { readDecisions } from './readDecisions.ts'

/** A file that cannot be used, or not in full, and why. */
export type Refusal = { readonly name: string; readonly problems: readonly Problem[] }

/** Asks for a file of decisions and takes what it says; gives what is wrong with it, if anything. */
export async function openDecisions(model: Model | null): Promise<Refusal | null> {
  const answer = await bridge.openFile({ kind: 'decisions' })
  if (!answer.ok) {
    if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
    return null
  }
  const { taken, problems } = readDecisions(answer.text, model)
  if (taken.length > 0) {
    useExercise.getState().setTaken(taken)
    tell({ kind: 'done', text: words.loaded(taken.length) })
  }
  return problems.length === 0 ? null : { name: answer.name, problems }
}

/** Writes the decisions into a file of their own. */
export async function saveDecisions(
  taken: readonly WrittenDecision[],
  planName: string,
): Promise<void> {
  const text = serializeDecisions({ decisions: 1, name: planName, taken: [...taken] })
  const suggestedName = words.fileName(slug(planName))
  const answer = await bridge.exportFile({ suggestedName, mime: 'application/yaml', text })
  if (answer.ok) tell({ kind: 'done', text: words.saved(answer.name) })
  else if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
}

/** A name that every system takes for a file. */
function slug(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replaceAll(/^-|-$/g, '') || 'plan'
}
