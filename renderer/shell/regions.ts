const selector = '[data-region]'

/** Moves the focus to the next part of the window, as F6 does. */
export function goToNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (region) => region.offsetParent !== null,
  )
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(now + 1) % regions.length]
  if (next === undefined) return
  const inside = next.querySelector<HTMLElement>(
    '[data-region-focus], input, button:not([disabled]), [tabindex="0"]',
  )
  ;(inside ?? next).focus()
}
