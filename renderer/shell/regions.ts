const controls = '[data-region-focus], input, button:not([disabled]), [tabindex="0"]'

/** The parts of the window that are in sight, in their order. */
export function findRegions(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  )
}

/** Moves the focus to the next part of the window, as F6 does. */
export function goToNextRegion(): void {
  const regions = findRegions()
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  focusInRegion(regions[(now + 1) % regions.length])
}

/** Gives the focus to a part's first control, or to the part itself. False while it is being fetched. */
export function focusInRegion(region: HTMLElement | undefined): boolean {
  if (region === undefined || region.querySelector('.loading') !== null) return false
  const control = region.querySelector<HTMLElement>(controls)
  if (control === null) region.tabIndex = -1
  ;(control ?? region).focus()
  return true
}
