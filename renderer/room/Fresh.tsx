import { roomTexts } from '../texts/room.ts'
import type { Pulse } from './connection.ts'

/** Whether what is shown is of now, and how old it is if not. */
export function Fresh({ pulse, now }: { readonly pulse: Pulse | undefined; readonly now: number }) {
  if (pulse === undefined) return <p className="fresh">{roomTexts.connecting}</p>
  const ageSeconds = Math.floor((now - pulse.heardMs) / 1_000)
  const isLive = ageSeconds < 4
  return (
    <p className="fresh" data-live={isLive} aria-live="polite">
      {isLive ? `● ${roomTexts.live}` : `○ ${roomTexts.stale(ageSeconds)}`}
    </p>
  )
}
