// Where a key was pressed, or a system event happened: that decides what it means.

/** True in a field that keys write into. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches('input, textarea, select, [contenteditable="true"]')
}

/** True in what lies over the window and keeps all keys to itself. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.dialog, .popover') !== null
}

/** True where keys are about the things of the plan. */
export function isAmongThings(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return true
  return target.closest('[data-things]') !== null
}
