import { instantAfter, instantBefore } from './playback.ts'

/** What a key asks of the timeline. */
export type TimelineCommand =
  | { readonly kind: 'move'; readonly atMs: number }
  | { readonly kind: 'play'; readonly direction: 1 | -1 }
  | { readonly kind: 'pause' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'loop-from' | 'loop-to' | 'loop-off' }

export type TimelinePlace = {
  readonly atMs: number
  readonly endMs: number
  readonly instants: readonly number[]
}

type Key = { readonly key: string; readonly shiftKey: boolean }

const minuteMs = 60_000

/** Arrows step over events, with Shift over minutes; J K L play as in a video editor. */
export function commandOf(key: Key, place: TimelinePlace): TimelineCommand | undefined {
  const { atMs, endMs, instants } = place
  switch (key.key) {
    case 'ArrowRight':
      return move(key.shiftKey ? atMs + minuteMs : (instantAfter(instants, atMs) ?? endMs), endMs)
    case 'ArrowLeft':
      return move(key.shiftKey ? atMs - minuteMs : (instantBefore(instants, atMs) ?? 0), endMs)
    case 'Home':
      return move(0, endMs)
    case 'End':
      return move(endMs, endMs)
    case 'j':
    case 'J':
      return { kind: 'play', direction: -1 }
    case 'l':
    case 'L':
      return { kind: 'play', direction: 1 }
    case 'k':
    case 'K':
      return { kind: 'pause' }
    case ' ':
      return { kind: 'toggle' }
    case '[':
      return { kind: 'loop-from' }
    case ']':
      return { kind: 'loop-to' }
    case '\\':
      return { kind: 'loop-off' }
    default:
      return undefined
  }
}

function move(atMs: number, endMs: number): TimelineCommand {
  return { kind: 'move', atMs: Math.min(endMs, Math.max(0, atMs)) }
}
