import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { roomTexts } from '../texts/room.ts'
import type { Desk } from './desk.ts'

const minuteMs = 60_000
/** Minutes of silence after which a role is pointed out. An assumption: a quarter of an hour. */
const silentMinutesMax = 15

/** The door to the network, and who has joined by it. */
export function DoorAndPeople({ view, door, look }: Desk) {
  const isOpen = door.pin !== ''
  return (
    <section className="card">
      <h2>{texts.door}</h2>
      {isOpen ? (
        <p>
          {door.urls.join(', ')} · {roomTexts.pin(door.pin)}
        </p>
      ) : (
        <p className="quiet">{texts.doorShut}</p>
      )}
      <button type="button" onClick={() => void look({ ask: isOpen ? 'close-door' : 'open-door' })}>
        {isOpen ? texts.closeDoor : texts.openDoor}
      </button>
      {door.refusals === 0 ? null : <p className="quiet">{texts.refusals(door.refusals)}</p>}
      <h2>{texts.people}</h2>
      <ul className="small">
        {view.roles.map((role) => {
          const minutes = Math.floor(role.silentMs / minuteMs)
          const isSilent = minutes >= silentMinutesMax
          return (
            <li key={role.id} className={isSilent ? 'warning' : ''}>
              <strong>{role.name}</strong>: {role.seats.join(', ') || '–'}
              {role.silentMs < 0 ? ` (${texts.notHeard})` : ''}
              {isSilent ? ` (${texts.silent(minutes)})` : ''}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
