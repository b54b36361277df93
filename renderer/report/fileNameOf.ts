import { toId } from '../../simulation/index.ts'
import type { RunInput } from '../worker/messages.ts'

/** A name for the file of a report that says what it is about. */
export function fileNameOf({ plan, scenario }: RunInput, ending: 'html' | 'pdf'): string {
  const none: ReadonlySet<string> = new Set()
  return `${toId(plan.name ?? 'plan', none)}-${toId(scenario.name, none)}.${ending}`
}
