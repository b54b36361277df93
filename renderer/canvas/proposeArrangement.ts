import { boundsOf, type ShownLayout } from '../../layout/shownLayout.ts'
import { componentSize } from '../../layout/sizes.ts'
import type { Plan } from '../../simulation/index.ts'
import { copyEntities } from '../editing/clipboard.ts'
import { isEntityKey, linkable } from '../editing/collections.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { arrangeInWorker } from '../worker/arrangeInWorker.ts'
import { shownNow } from './shown.ts'

type Arrangement = { readonly shown: ShownLayout; readonly label: string }

/**
 * A place for everything, or, with several things selected, for those alone: then all others stay where
 * somebody has put them.
 */
export async function proposeArrangement(
  plan: Plan,
  selection: readonly string[],
): Promise<Arrangement> {
  const { edits } = canvasTexts
  const keys = selection.filter((key) => isEntityKey(key))
  const part = copyEntities(plan, keys)
  const count = linkable.reduce((sum, one) => sum + Object.keys(part[one] ?? {}).length, 0)
  if (count < 2) return { shown: await arrangeInWorker(plan), label: edits.arrange }
  const before = shownNow()
  const arranged = await arrangeInWorker(withoutOuterSites(part))
  return { shown: placedAt(before, arranged), label: edits.arrangeSome }
}

/** Components whose site was not selected with them are arranged among themselves. */
function withoutOuterSites({ layout: _layout, ...part }: Plan): Plan {
  const isInside = (site: string | undefined) =>
    site !== undefined && Object.hasOwn(part.sites ?? {}, site)
  const components = Object.entries(part.components ?? {}).map(([id, component]) => {
    const { site, ...others } = component
    return [id, isInside(site) ? component : others] as const
  })
  const sites = Object.entries(part.sites ?? {}).map(([id, whole]) => {
    const { parent, ...others } = whole
    return [id, isInside(parent) ? whole : others] as const
  })
  return { ...part, components: Object.fromEntries(components), sites: Object.fromEntries(sites) }
}

/** The arranged things where they were as a whole, and all others as before. */
function placedAt(before: ShownLayout, arranged: ShownLayout): ShownLayout {
  const old = cornerOf({
    positions: only(before.positions, arranged.positions),
    sites: only(before.sites, arranged.sites),
  })
  const fresh = cornerOf(arranged)
  const by = { x: old.x - fresh.x, y: old.y - fresh.y }
  const moved = <T extends { readonly x: number; readonly y: number }>(
    places: Readonly<Record<string, T>>,
  ) =>
    Object.fromEntries(
      Object.entries(places).map(([id, at]) => [id, { ...at, x: at.x + by.x, y: at.y + by.y }]),
    )
  return {
    positions: { ...before.positions, ...moved(arranged.positions) },
    sites: { ...before.sites, ...moved(arranged.sites) },
  }
}

function cornerOf({ positions, sites }: ShownLayout) {
  return boundsOf([
    ...Object.values(positions).map((at) => ({ ...at, ...componentSize })),
    ...Object.values(sites),
  ])
}

function only<T>(
  all: Readonly<Record<string, T>>,
  wanted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => Object.hasOwn(wanted, id)))
}
