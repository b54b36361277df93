import type { Reading } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'
import { toMoment } from './moments.ts'
import { Standing } from './Standing.tsx'

/** What the role’s monitors show; dead ones say so. */
export function Monitors({ readings }: { readonly readings: readonly Reading[] }) {
  if (readings.length === 0) return <p className="quiet">{roomTexts.noMonitors}</p>
  const monitors = [...new Set(readings.map((one) => one.monitor))]
  return monitors.map((monitor) => {
    const mine = readings.filter((one) => one.monitor === monitor)
    return (
      <section key={monitor}>
        <h2>{mine[0]?.monitorName}</h2>
        {mine.some((one) => one.isStale) ? <p className="warning">{roomTexts.dead}</p> : null}
        <ul className="readings">
          {mine.map((one) => (
            <li key={one.thing} data-stale={one.isStale}>
              <Standing standing={one.shows} />
              <span>{one.name}</span>
              <small className="number">
                {one.seenMs < 0 ? roomTexts.neverSeen : roomTexts.seen(toMoment(one.seenMs))}
              </small>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
