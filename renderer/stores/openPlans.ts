import { create } from 'zustand'
import type { FileToken } from '../bridge.ts'
import { type DocumentStart, type DocumentState, isUnsaved, useDocument } from './documentStore.ts'
import { type PutBack, takeWhatBelongs } from './perPlan.ts'
import { changeView, resetView } from './viewStore.ts'

// Several plans can be open. The one in front lives in the stores, where every part of the window finds it; of
// each other one is kept what the stores held when it went to the back: its undo, its marks, its run.

type PlanBehind = { readonly document: DocumentState; readonly putBack: PutBack }

type OpenPlans = {
  /** Numbers of all open plans, in the order of their tabs. */
  readonly order: readonly number[]
  readonly behind: ReadonlyMap<number, PlanBehind>
}

export const useOpenPlans = create<OpenPlans>()(() => ({ order: [], behind: new Map() }))

/** All open plans in the order of their tabs, the one in front among them. */
export function listOpenPlans(
  { order, behind } = useOpenPlans.getState(),
  front = useDocument.getState(),
): readonly DocumentState[] {
  return order.flatMap(
    (number) => behind.get(number)?.document ?? (number === front.number ? front : []),
  )
}

/** Opens a plan in a tab of its own, in front of the others. */
export function openInFront(start: DocumentStart): void {
  const before = sendFrontBack()
  useDocument.getState().open(start)
  const { number } = useDocument.getState()
  useOpenPlans.setState({ order: [...before.order, number], behind: before.behind })
  resetView()
}

/** Brings an open plan to the front as it was left. */
export function bringToFront(number: number): void {
  changeView({ screen: 'plan' })
  if (number === useDocument.getState().number) return
  const { order, behind } = sendFrontBack()
  const wanted = behind.get(number)
  if (wanted === undefined) return
  show(wanted)
  useOpenPlans.setState({ order, behind: without(behind, number) })
}

/** Closes the plan in front; the next one comes to the front, or nothing is open any more. */
export function closeFront(): void {
  const { order, behind } = useOpenPlans.getState()
  const front = useDocument.getState()
  const left = order.filter((number) => number !== front.number)
  const next = left[Math.min(order.indexOf(front.number), left.length - 1)]
  const wanted = next === undefined ? undefined : behind.get(next)
  useOpenPlans.setState({
    order: left,
    behind: next === undefined ? behind : without(behind, next),
  })
  if (wanted !== undefined) return show(wanted)
  front.close()
  resetView()
  changeView({ screen: 'start' })
}

/** Changes what is known of an open plan, whether or not it is still in front. */
export function changeOpenPlan(number: number, change: Partial<DocumentState>): void {
  if (number === useDocument.getState().number) return useDocument.setState(change)
  const { behind } = useOpenPlans.getState()
  const plan = behind.get(number)
  if (plan === undefined) return
  const changed = { ...plan, document: { ...plan.document, ...change } }
  useOpenPlans.setState({ behind: new Map(behind).set(number, changed) })
}

/** The number of the open plan that comes from this file. */
export function findOpenFile(token: FileToken): number | undefined {
  return listOpenPlans().find(({ file }) => file?.token === token)?.number
}

/** True while any open plan has changes that are not saved. */
export function isAnyUnsaved(): boolean {
  return listOpenPlans().some(isUnsaved)
}

function show({ document, putBack }: PlanBehind): void {
  const { openedCount } = useDocument.getState()
  useDocument.setState({ ...document, openedCount })
  // After the document: parts of the window forget what belonged to the one before.
  resetView()
  putBack()
}

function sendFrontBack(): OpenPlans {
  const { order, behind } = useOpenPlans.getState()
  const document = useDocument.getState()
  if (document.number === 0) return { order, behind }
  const plan: PlanBehind = { document, putBack: takeWhatBelongs() }
  return { order, behind: new Map(behind).set(document.number, plan) }
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([each]) => each !== key))
}
