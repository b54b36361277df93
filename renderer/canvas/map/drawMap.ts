import type { Area } from '../../../layout/sizes.ts'
import type { EntityKey } from '../../editing/collections.ts'
import type { SimView } from '../../stores/simViewStore.ts'
import type { Carried } from '../canvasStore.ts'
import { type Detail, growthAt } from '../detail.ts'
import { controlPoints, type Curve } from '../lineEnds.ts'
import { emphasisOf, fateEmphasis } from '../lineState.ts'
import { overlap, type Windowed } from '../windowing.ts'
import { type BoxLook, drawCard, drawGround, drawSite } from './drawBoxes.ts'
import { drawLines, groupLines, type LineGroup } from './drawLines.ts'
import type { MapColours } from './mapColours.ts'
import type { Scene, SceneBox, SceneLine } from './scene.ts'

export type MapView = {
  /** Where the corner of the map lies, and how large a unit is, in pixels. */
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
  /** Pixels of the screen for each of the page. */
  readonly density: number
  readonly isMoving: boolean
  readonly detail: Detail
}

export type Drawing = {
  readonly scene: Scene
  readonly windowed: Windowed
  readonly selected: ReadonlySet<string>
  readonly sim: SimView
  readonly colours: MapColours
  readonly carried: Carried | undefined
  readonly together: ReadonlySet<string> | undefined
}

/** While the map moves, so many names are still written. */
const namesMaxMoving = 250
const namesMax = 2_500

/** Draws the map: the ground of all sites, and whatever is not in the page. */
export function drawMap(context: CanvasRenderingContext2D, drawing: Drawing, view: MapView): void {
  const { scene, windowed, colours } = drawing
  const { x, y, zoom, width, height, density } = view
  const seen: Area = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
  context.transform(zoom, 0, 0, zoom, x, y)
  const areaOf = (box: SceneBox) => carry(box.key, box.area, drawing.carried)
  const boxes = scene.boxes.filter((box) => overlap(areaOf(box), seen))
  const drawn = boxes.filter(({ key }) => !windowed.mounted.has(key))
  const { detail } = view
  const pen = {
    colours,
    zoom,
    detail,
    growth: growthAt(zoom),
    hasNames: drawn.length <= (view.isMoving ? namesMaxMoving : namesMax),
  }
  const isSmall = (box: SceneBox) => box.sort !== 'site' || box.isCollapsed
  for (const box of boxes) if (!isSmall(box)) drawGround(context, box, areaOf(box), pen)
  const groups = windowed.hidesPassing ? [] : linesOf(drawing)
  drawLines(context, groups, {
    colours,
    zoom,
    seen,
    isPassing: !windowed.isOverview && !view.isMoving,
    except: windowed.lines,
    curveOf: (line) => curveNow(line, drawing),
  })
  for (const box of drawn) {
    const look = { ...lookOf(box, drawing), area: areaOf(box) }
    if (box.sort === 'site') drawSite(context, box, look, pen)
    else drawCard(context, box, look, pen)
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
}

function lookOf(box: SceneBox, { sim, selected, together }: Drawing): Omit<BoxLook, 'area'> {
  const emphasis = emphasisOf(sim, box.id) ?? fateEmphasis(together, box.id)
  return {
    now: sim.isOn ? sim.entities.get(box.id) : undefined,
    isDimmed: emphasis === 'dimmed' && box.sort !== 'site',
    isLit: emphasis === 'lit',
    isSelected: selected.has(box.key),
  }
}

function carry(key: EntityKey, area: Area, carried: Carried | undefined): Area {
  if (carried === undefined || !carried.keys.has(key)) return area
  return { ...area, x: area.x + carried.by.x, y: area.y + carried.by.y }
}

function curveNow(line: SceneLine, { scene, carried }: Drawing): Curve {
  if (carried === undefined) return line.curve
  if (!carried.keys.has(line.from) && !carried.keys.has(line.to)) return line.curve
  const from = scene.areaOf.get(line.from)
  const to = scene.areaOf.get(line.to)
  if (from === undefined || to === undefined) return line.curve
  const slots = scene.slots.get(line.key) ?? { from: 0.5, to: 0.5 }
  return controlPoints(carry(line.from, from, carried), carry(line.to, to, carried), slots)
}

type Grouped = { readonly sim: SimView; readonly groups: readonly LineGroup[] }

const grouped = new WeakMap<Scene, Grouped>()

/** The lines by their look; worked out again only when the moment of a run changes. */
function linesOf({ scene, sim }: Drawing): readonly LineGroup[] {
  const before = grouped.get(scene)
  if (before?.sim === sim) return before.groups
  const groups = groupLines(scene.lines, sim)
  grouped.set(scene, { sim, groups })
  return groups
}
