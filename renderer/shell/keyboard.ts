import type { Command } from './command.ts'
import { commands, isCommandEnabled } from './commands.ts'
import { isAmongThings, isInDialog, isTyping } from './focusPlace.ts'

/** Listens for the keys of all commands. Call it to stop. */
export function listenToKeys(): () => void {
  // Keys with Ctrl or Alt mean the same wherever the focus is, so they come first: a button would keep
  // Ctrl+Enter to itself. All others are left to whatever has the focus.
  const listenFirst = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey || event.altKey) && !event.defaultPrevented) {
      if (runMeant(event, isEverywhere)) event.stopPropagation()
    }
  }
  const listen = (event: KeyboardEvent) => {
    if (!event.defaultPrevented) runMeant(event, () => true)
  }
  window.addEventListener('keydown', listenFirst, { capture: true })
  window.addEventListener('keydown', listen)
  return () => {
    window.removeEventListener('keydown', listenFirst, { capture: true })
    window.removeEventListener('keydown', listen)
  }
}

/** Runs the command that a key means here, if there is one among some. */
function runMeant(event: KeyboardEvent, isAsked: (command: Command) => boolean): boolean {
  if (isInDialog(event.target)) return false
  const command = commands.find((one) => isAsked(one) && isMeant(one, event))
  if (command === undefined || command.isNative === true) return false
  if (!isCommandEnabled(command)) return false
  event.preventDefault()
  command.run()
  return true
}

function isEverywhere({ scope }: Command): boolean {
  return scope !== 'things'
}

function isMeant(command: Command, event: KeyboardEvent): boolean {
  if (command.keys === undefined || !matches(command.keys, event)) return false
  if (isTyping(event.target)) return isForTyping(command)
  return command.scope !== 'things' || isAmongThings(event.target)
}

/** While typing, only keys that cannot be part of the text, or of its own undo. */
function isForTyping(command: Command): boolean {
  const keys = command.keys ?? ''
  if (command.scope === 'things' || command.id === 'undo' || command.id === 'redo') return false
  return keys.includes('Ctrl+') || keys.includes('Alt+') || /^F\d/.test(keys)
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+').filter((part) => part !== '')
  const main = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '')
  const pressed = event.altKey ? event.code.replace(/^(Digit|Key)/, '') : event.key
  const isPressed = pressed.toLowerCase() === main.toLowerCase() || isAlias(main, event)
  // On some systems redo is Ctrl+Y.
  if (keys === 'Ctrl+Shift+Z' && event.ctrlKey && event.key === 'y') return true
  return isPressed && hasModifiers(parts, main, event)
}

function hasModifiers(parts: readonly string[], main: string, event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Ctrl')) return false
  if (event.altKey !== parts.includes('Alt')) return false
  // Signs such as ? and + need Shift on some keyboards and not on others.
  const isSign = main.length === 1 && !/[a-z0-9]/i.test(main)
  return isSign || event.shiftKey === parts.includes('Shift')
}

/** Other keys that people expect to do the same. */
function isAlias(main: string, event: KeyboardEvent): boolean {
  return (main === 'Delete' && event.key === 'Backspace') || (main === '+' && event.key === '=')
}
