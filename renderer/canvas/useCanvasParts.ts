import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isEntityKey } from '../editing/collections.ts'
import { usePlan } from '../stores/documentStore.ts'
import { usePlanProblems } from '../stores/problemsOf.ts'
import { type SelectionKey, select, useView } from '../stores/viewStore.ts'
import type { CardNode } from './Card.tsx'
import { type CanvasModel, toCanvasModel } from './canvasModel.ts'
import { toEdges, toNodes } from './canvasNodes.ts'
import type { LineEdge } from './DependencyLine.tsx'
import { useShown } from './shown.ts'

export type CanvasParts = {
  readonly model: CanvasModel
  readonly nodes: CardNode[]
  readonly edges: LineEdge[]
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void
  readonly onEdgesChange: (changes: EdgeChange<LineEdge>[]) => void
}

/** The plan as nodes and edges; what React Flow changes in them becomes view state or an edit. */
export function useCanvasParts(canEdit: boolean): CanvasParts {
  const plan = usePlan()
  const shown = useShown()
  const problems = usePlanProblems()
  const selection = useView((view) => view.selection)
  const selected = useMemo(() => new Set<string>(selection), [selection])
  const model = useMemo(() => toCanvasModel(plan, shown), [plan, shown])
  const before = useRef<ReadonlyMap<string, CardNode>>(new Map())

  const derived = useMemo(() => {
    const options = { problems, canEdit, selected, before: before.current }
    const nodes = toNodes(plan, model, options)
    before.current = new Map(nodes.map((node) => [node.id, node]))
    return nodes
  }, [plan, model, problems, canEdit, selected])

  // While something is dragged or resized, its nodes run ahead of the plan.
  const [ahead, setAhead] = useState<CardNode[] | undefined>(undefined)
  useEffect(() => setAhead(undefined), [derived])

  const edges = useMemo(() => toEdges(model, selected), [model, selected])

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    followSelection(changes)
    const moves = changes.filter((change) => change.type !== 'select')
    const isMoving = moves.some(
      (change) => change.type === 'position' || (change.type === 'dimensions' && change.resizing),
    )
    if (isMoving) setAhead((now) => applyNodeChanges(moves, now ?? [...before.current.values()]))
  }, [])

  return { model, nodes: ahead ?? derived, edges, onNodesChange, onEdgesChange: followSelection }
}

type SelectChange = { readonly type: string; readonly id?: string; readonly selected?: boolean }

function followSelection(changes: readonly SelectChange[]): void {
  const touched = changes.filter((change) => change.type === 'select')
  if (touched.length === 0) return
  const now = useView.getState().selection
  const off = new Set(touched.filter((one) => one.selected !== true).map((one) => one.id))
  const on = touched.flatMap((one) =>
    one.selected === true && one.id !== undefined && isEntityKey(one.id) ? [one.id] : [],
  )
  const kept = now.filter((key) => isEntityKey(key) && !off.has(key))
  const next: readonly SelectionKey[] = [...new Set([...kept, ...on])]
  if (next.length !== now.length || next.some((key, index) => key !== now[index])) select(next)
}
