import { findRegions, focusInRegion } from './regions.ts'

/**
 * Keeps the keyboard somewhere: when what had the focus goes away, as in a change of mode, the part
 * of the window that it stood in takes it, or the one that came in its place. Call it to stop.
 */
export function keepFocus(): () => void {
  let held: Held | undefined
  const note = ({ target }: Event) => {
    // A dialog is no part of the window: what had the focus before it is what it goes back to.
    held = toHeld(target) ?? held
  }
  const look = () => {
    if (held === undefined || held.element.isConnected || !isFocusLost()) return
    // What is still being fetched has nothing yet that could take it; it is looked at again then.
    if (focusInRegion(held.region.isConnected ? held.region : partAt(held.place))) {
      held = toHeld(document.activeElement)
    }
  }
  const letGo = () => {
    held = undefined
  }
  const changes = new MutationObserver(look)
  changes.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', note)
  document.addEventListener('pointerdown', letGo, { capture: true })
  return () => {
    changes.disconnect()
    document.removeEventListener('focusin', note)
    document.removeEventListener('pointerdown', letGo, { capture: true })
  }
}

/** What has the focus, in which part of the window, and the how manieth part that is. */
type Held = {
  readonly element: HTMLElement
  readonly region: HTMLElement
  readonly place: number
}

/** The part of the window at a place, or the last one where there are fewer now. */
function partAt(place: number): HTMLElement | undefined {
  const regions = findRegions()
  return regions[place] ?? regions.at(-1)
}

function toHeld(element: EventTarget | null): Held | undefined {
  if (!(element instanceof HTMLElement)) return undefined
  const region = element.closest<HTMLElement>('[data-region]')
  return region === null ? undefined : { element, region, place: findRegions().indexOf(region) }
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
