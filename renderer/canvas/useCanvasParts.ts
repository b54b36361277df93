import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { isEntityKey } from '../editing/collections.ts'
import { usePlan } from '../stores/documentStore.ts'
import { usePlanProblems } from '../stores/problemsOf.ts'
import { type SelectionKey, select, useView } from '../stores/viewStore.ts'
import type { CardNode } from './Card.tsx'
import { type CanvasModel, toCanvasModel } from './canvasModel.ts'
import { toEdges, toNodes } from './canvasNodes.ts'
import type { LineEdge } from './DependencyLine.tsx'
import { isSameEdge, isSameNode, Keeper } from './keeper.ts'
import { buildScene, type Scene } from './map/scene.ts'
import { useShown } from './shown.ts'
import { useWindow } from './useWindow.ts'
import type { Windowed } from './windowing.ts'

export type CanvasParts = {
  readonly model: CanvasModel
  readonly scene: Scene
  readonly windowed: Windowed
  readonly nodes: CardNode[]
  readonly edges: LineEdge[]
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void
  readonly onEdgesChange: (changes: EdgeChange<LineEdge>[]) => void
}

/** Nodes that run ahead of the plan while a hand is on them, and the nodes they started from. */
type Ahead = { readonly of: readonly CardNode[]; readonly nodes: CardNode[] }

/** The plan as nodes and edges; what React Flow changes in them becomes view state or an edit. */
export function useCanvasParts(canEdit: boolean): CanvasParts {
  const plan = usePlan()
  const shown = useShown()
  const problems = usePlanProblems()
  const selection = useView((view) => view.selection)
  const [nodeKeeper] = useState(() => new Keeper(isSameNode))
  const [edgeKeeper] = useState(() => new Keeper(isSameEdge))
  const [ahead, setAhead] = useState<Ahead | undefined>(undefined)

  const selected = useMemo(() => new Set<string>(selection), [selection])
  const model = useMemo(() => toCanvasModel(plan, shown), [plan, shown])
  const scene = useMemo(() => buildScene(plan, model), [plan, model])
  const windowed = useWindow(model)
  const derived = useMemo(
    () => nodeKeeper.keep(toNodes(plan, model, { problems, canEdit, selected, windowed })),
    [nodeKeeper, plan, model, problems, canEdit, selected, windowed],
  )
  const edges = useMemo(
    () => edgeKeeper.keep(toEdges(plan, model, { selected, windowed, slots: scene.slots })),
    [edgeKeeper, plan, model, selected, windowed, scene],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      followSelection(changes)
      const moves = changes.filter((change) => change.type !== 'select')
      if (!moves.some(isMove)) return
      setAhead((now) => ({
        of: derived,
        nodes: applyNodeChanges(moves, now?.of === derived ? now.nodes : derived),
      }))
    },
    [derived],
  )
  const nodes = ahead?.of === derived ? ahead.nodes : derived
  return { model, scene, windowed, nodes, edges, onNodesChange, onEdgesChange: followSelection }
}

function isMove(change: NodeChange<CardNode>): boolean {
  return change.type === 'position' || (change.type === 'dimensions' && change.resizing === true)
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
