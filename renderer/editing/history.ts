import type { Plan } from '../../simulation/index.ts'

export type Step = {
  readonly plan: Plan
  /** What was done to get from this plan to the next, such as "Move 3 things". */
  readonly label: string
}

/** Whole plans, before and after the present one. Plans share what did not change. */
export type History = {
  readonly present: Plan
  /** Oldest first. */
  readonly past: readonly Step[]
  /** Nearest first; each label names what redoing it would do. */
  readonly future: readonly Step[]
  /** Edits with this key join the last step, so that a burst of typing is undone at once. */
  readonly mergeKey: string | undefined
}

export type Edit = (plan: Plan) => Plan

export function startHistory(plan: Plan): History {
  return { present: plan, past: [], future: [], mergeKey: undefined }
}

/** Makes an edit; one that changes nothing leaves no trace. */
export function applyToHistory(
  history: History,
  edit: Edit,
  { label, mergeKey }: { readonly label: string; readonly mergeKey?: string | undefined },
): History {
  const present = edit(history.present)
  if (present === history.present) return history
  const isMerged = mergeKey !== undefined && mergeKey === history.mergeKey
  const past = isMerged ? history.past : [...history.past, { plan: history.present, label }]
  return { present, past, future: [], mergeKey }
}

export function undoIn(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return {
    present: last.plan,
    past: history.past.slice(0, -1),
    future: [{ plan: history.present, label: last.label }, ...history.future],
    mergeKey: undefined,
  }
}

export function redoIn(history: History): History {
  const next = history.future[0]
  if (next === undefined) return history
  return {
    present: next.plan,
    past: [...history.past, { plan: history.present, label: next.label }],
    future: history.future.slice(1),
    mergeKey: undefined,
  }
}
