import { Position } from '@xyflow/react'
import type { Size } from '../../layout/sizes.ts'
import { durationToMs, formatDuration, type Plan } from '../../simulation/index.ts'
import { fromKey, nameOf } from '../editing/collections.ts'
import type { PlanProblems } from '../stores/problemsOf.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { lowered } from '../texts/lowered.ts'
import { phaseTexts } from '../texts/things.ts'
import type { Box, CanvasModel, Line } from './canvasModel.ts'
import type { CardNode } from './Card.tsx'
import { toCardData } from './cardData.ts'
import { countLinks } from './cardTexts.ts'
import type { LineEdge } from './DependencyLine.tsx'
import type { Slots } from './lineEnds.ts'
import { componentsInside } from './siteContents.ts'
import type { Windowed } from './windowing.ts'

const nodeTypeOf = {
  components: 'component',
  groups: 'alternatives',
  businessServices: 'service',
  sites: 'site',
} as const

/** React Flow's nodes for the boxes. */
export function toNodes(
  plan: Plan,
  model: CanvasModel,
  options: {
    readonly problems: PlanProblems
    readonly canEdit: boolean
    readonly selected: ReadonlySet<string>
    readonly windowed: Windowed
  },
): CardNode[] {
  const { problems, canEdit, selected, windowed } = options
  const countIn = (siteId: string) => componentsInside(plan, siteId).length
  const links = countLinks(plan)
  const context = { plan, problems, canEdit, countIn, collapsed: model.collapsed, links }
  return model.boxes.flatMap((box) => {
    const isHidden = !windowed.mounted.has(box.key)
    if (isHidden && !windowed.placed.has(box.key)) return []
    const data = toCardData(box.key, box.depth, context)
    return [toNode(box, model, { data, isSelected: selected.has(box.key), canEdit, isHidden })]
  })
}

/** The card inside says what it is; the frame that React Flow puts around it is nothing to hear of. */
const unnamedNode = { 'aria-roledescription': undefined } as const

type NodeLook = {
  readonly data: CardNode['data']
  readonly isSelected: boolean
  readonly canEdit: boolean
  /** It has a place for lines to end at, and is drawn instead. */
  readonly isHidden: boolean
}

function toNode(box: Box, model: CanvasModel, look: NodeLook): CardNode {
  const { data, isSelected, canEdit, isHidden } = look
  const { collection } = fromKey(box.key)
  const parent = box.parent === undefined ? undefined : model.areaOf.get(box.parent)
  const { width, height } = box.area
  return {
    id: box.key,
    type: nodeTypeOf[collection as keyof typeof nodeTypeOf],
    position: { x: box.area.x - (parent?.x ?? 0), y: box.area.y - (parent?.y ?? 0) },
    ...(box.parent !== undefined && { parentId: box.parent }),
    width,
    height,
    measured: { width, height },
    // Known in advance, so that what is out of sight need not be mounted to draw its lines.
    handles: handlesOf({ width, height }),
    data,
    hidden: isHidden,
    selected: isSelected,
    draggable: canEdit,
    connectable: canEdit,
    zIndex: collection === 'sites' ? box.depth - 20 : 0,
    focusable: false,
    domAttributes: unnamedNode,
  }
}

function handlesOf({ width, height }: Size): NonNullable<CardNode['handles']> {
  const base = { type: 'source' as const, width: 1, height: 1 }
  return [
    { ...base, id: 't', position: Position.Top, x: width / 2, y: 0 },
    { ...base, id: 'r', position: Position.Right, x: width, y: height / 2 },
    { ...base, id: 'b', position: Position.Bottom, x: width / 2, y: height },
    { ...base, id: 'l', position: Position.Left, x: 0, y: height / 2 },
  ]
}

/** React Flow's edges for the lines. */
export function toEdges(
  plan: Plan,
  model: CanvasModel,
  options: {
    readonly selected: ReadonlySet<string>
    readonly windowed: Windowed
    readonly slots: ReadonlyMap<string, Slots>
  },
): LineEdge[] {
  const { selected, windowed, slots } = options
  return model.lines.flatMap((line) => {
    if (!windowed.lines.has(line.key)) return []
    const slot = slots.get(line.key)
    const edge: LineEdge = {
      id: line.key,
      type: 'dependency',
      source: line.from,
      target: line.to,
      ariaLabel: spokenLine(plan, line),
      selected: selected.has(line.key),
      selectable: line.sort !== 'member',
      reconnectable: line.sort !== 'member',
      data: {
        fromId: line.fromId,
        toId: line.toId,
        sort: line.sort,
        coupling: line.coupling.kind,
        label: labelOf(line),
        fromSlot: slot?.from ?? 0.5,
        toSlot: slot?.to ?? 0.5,
      },
    }
    return [edge]
  })
}

/** What a screen reader says of a line. */
function spokenLine(plan: Plan, { from, to }: Line): string {
  return canvasTexts.connect.sentence(nameOf(plan, from), nameOf(plan, to))
}

function labelOf({ sort, coupling }: Line): string {
  if (sort === 'member') return ''
  const phase = sort === 'run' ? [] : [lowered(phaseTexts[sort].name)]
  const grace = coupling.kind === 'grace' ? [graceText(coupling.holds)] : []
  return [...phase, ...grace].join(' · ')
}

function graceText(holds: unknown): string {
  const text = typeof holds === 'string' ? holds : undefined
  const ms = text === undefined ? undefined : durationToMs(text)
  return ms === undefined ? canvasTexts.grace : canvasTexts.graceFor(formatDuration(ms))
}
