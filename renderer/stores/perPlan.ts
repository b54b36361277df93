/** Puts back what was taken. */
export type PutBack = () => void

const takers: (() => PutBack)[] = []

/**
 * Tells that a store holds something that belongs to the plan in front: a selection, a run. It is asked
 * for it when the plan goes to the back, and what it gave puts it back when the plan comes to the front.
 */
export function keepForEachPlan(take: () => PutBack): void {
  takers.push(take)
}

/** All that belongs to the plan in front, beside the plan itself. */
export function takeWhatBelongs(): PutBack {
  const taken = takers.map((take) => take())
  return () => {
    for (const putBack of taken) putBack()
  }
}
