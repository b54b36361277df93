import { create } from 'zustand'
import type { ShownLayout } from '../../layout/shownLayout.ts'
import type { Plan, Problem } from '../../simulation/index.ts'
import type { Alignment, Spread } from '../editing/aligning.ts'
import type { Clip } from '../editing/clipboard.ts'
import type { EntityKey } from '../editing/collections.ts'
import type { NewThing } from '../editing/newThings.ts'
import { keepForEachPlan } from './perPlan.ts'

export type Mode = 'draw' | 'simulate' | 'report'

export type Theme = 'system' | 'light' | 'dark'

/** What the inspector can show: one thing of the plan, or one of its parts without an id. */
export type SelectionKey = EntityKey | 'plan' | 'response' | 'accepted-gaps'

/** Something that the canvas is asked to do; a new object each time, so that it is done again. */
export type CanvasRequest =
  | {
      readonly do:
        | 'fit'
        | 'fit-selection'
        | 'zoom-in'
        | 'zoom-out'
        | 'zoom-full'
        | 'arrange'
        | 'focus'
    }
  | { readonly do: 'reveal' | 'rename'; readonly key: EntityKey }
  | { readonly do: 'add'; readonly thing: NewThing }
  | {
      readonly do: 'grow'
      readonly key: EntityKey
      readonly side: 'top' | 'right' | 'bottom' | 'left'
    }
  | { readonly do: 'align'; readonly how: Alignment }
  | { readonly do: 'spread'; readonly how: Spread }
  | {
      readonly do: 'paste'
      readonly clip: Clip
      readonly label: string
      /** Beside what it was made of, wherever the pointer is. */
      readonly beside?: true
    }

/** Where on the screen the menu of what is selected is open. */
export type MenuPlace = { readonly x: number; readonly y: number }

export type Proposed = {
  readonly plan: Plan
  readonly shown: ShownLayout
  readonly label: string
}

export type OpenDialog = 'commands' | 'shortcuts' | 'connect' | 'about'

export type View = {
  readonly screen: 'start' | 'plan'
  readonly mode: Mode
  readonly theme: Theme
  readonly selection: readonly SelectionKey[]
  /** What the pointer rests on in a list, so that the canvas can point it out. */
  readonly hovered: EntityKey | undefined
  readonly dialog: OpenDialog | undefined
  readonly menuAt: MenuPlace | undefined
  /** A file that could not be opened, and why. */
  readonly brokenFile: { readonly name: string; readonly problems: readonly Problem[] } | undefined
  readonly leftTab: 'add' | 'outline'
  readonly isProblemsOpen: boolean
  readonly bottomTab: 'problems' | 'table'
  readonly isLegendOpen: boolean
  readonly canvasRequest: CanvasRequest | undefined
  /** Where the focus should go; a new object each time. */
  readonly focusRequest: { readonly in: 'palette' | 'outline' | 'inspector' } | undefined
  /** The path of the field that the inspector should bring into view. */
  readonly fieldRequest: { readonly path: readonly (string | number)[] } | undefined
  /** Places for what the plan gives no place to; kept out of the plan until something is moved. */
  readonly arranged: ShownLayout | undefined
  /** An arrangement of a plan that is looked at before it is kept. */
  readonly proposed: Proposed | undefined
  /** The fate domain, vendor or product whose sharers the map brings out. */
  readonly fate: EntityKey | undefined
  readonly sizes: { readonly left: number; readonly right: number; readonly bottom: number }
}

const themeKey = 'blackstart.theme'

function storedTheme(): Theme {
  const stored = globalThis.localStorage?.getItem(themeKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export const useView = create<View>()(() => ({
  screen: 'start',
  mode: 'draw',
  theme: storedTheme(),
  selection: [],
  hovered: undefined,
  dialog: undefined,
  menuAt: undefined,
  brokenFile: undefined,
  leftTab: 'add',
  isProblemsOpen: false,
  bottomTab: 'problems',
  isLegendOpen: false,
  canvasRequest: undefined,
  focusRequest: undefined,
  fieldRequest: undefined,
  arranged: undefined,
  proposed: undefined,
  fate: undefined,
  sizes: { left: 244, right: 324, bottom: 240 },
}))

export function changeView(change: Partial<View>): void {
  useView.setState(change)
}

export function select(keys: readonly SelectionKey[]): void {
  useView.setState({ selection: keys })
}

/** Selects a thing and brings it into view on the canvas. */
export function reveal(key: EntityKey): void {
  useView.setState({ selection: [key], canvasRequest: { do: 'reveal', key } })
}

export function askCanvas(canvasRequest: CanvasRequest): void {
  useView.setState({ canvasRequest })
}

export function changeMode(mode: Mode): void {
  useView.setState({ mode, screen: 'plan' })
}

export function changeTheme(theme: Theme): void {
  if (theme === 'system') globalThis.localStorage?.removeItem(themeKey)
  else globalThis.localStorage?.setItem(themeKey, theme)
  useView.setState({ theme })
}

/** Forgets what belonged to the document before. */
export function resetView(): void {
  useView.setState({
    screen: 'plan',
    mode: 'draw',
    selection: [],
    hovered: undefined,
    dialog: undefined,
    menuAt: undefined,
    brokenFile: undefined,
    canvasRequest: undefined,
    fieldRequest: undefined,
    arranged: undefined,
    proposed: undefined,
    fate: undefined,
  })
}

// What belongs to the window (appearance, sizes, an open dialog) stays as it is.
keepForEachPlan(() => {
  const { mode, selection, leftTab, isProblemsOpen, isLegendOpen, arranged } = useView.getState()
  return () =>
    useView.setState({ mode, selection, leftTab, isProblemsOpen, isLegendOpen, arranged })
})
