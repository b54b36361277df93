import { Fragment, type ReactElement, useMemo, useState } from 'react'
import type { FacilitatorView } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { roomTexts } from '../texts/room.ts'
import { Banner } from './Banner.tsx'
import { ClockDesk } from './ClockDesk.tsx'
import { storyNow, useLine, useNow } from './connection.ts'
import { Decisions } from './Decisions.tsx'
import { openDesk } from './desk.ts'
import { DoorAndPeople } from './DoorAndPeople.tsx'
import { Fresh } from './Fresh.tsx'
import { Gaps } from './Gaps.tsx'
import { Injects } from './Injects.tsx'
import { Notes } from './Notes.tsx'
import type { AboutDoor } from './Projector.tsx'
import { Ratings } from './Ratings.tsx'
import { Stories } from './Stories.tsx'
import { Truth } from './Truth.tsx'

/** The facilitator’s page: everything on one screen, which is never projected. */
export function Facilitator() {
  const key = location.hash.slice(1)
  const line = useLine<FacilitatorView, AboutDoor>(key)
  const now = useNow()
  const [message, setMessage] = useState('')
  const talk = useMemo(() => openDesk(key, setMessage), [key])
  const { view, own: door, pulse } = line
  if (view === undefined || door === undefined) {
    return <p className="waiting">{roomTexts.connecting}</p>
  }
  const atMs = pulse === undefined ? view.atMs : storyNow(pulse, now)
  // Before objectives are fixed there is nothing to be rated.
  const isBegun = view.phase !== 'preparing' && view.phase !== 'locked'
  const desk = { view, door, atMs, ...talk }
  return (
    <div className="desk" data-phase={view.phase}>
      <Banner classification={view.classification} />
      <header>
        <h1>{view.title}</h1>
        <p className="warning">{texts.secret}</p>
        <Fresh pulse={pulse} now={now} />
      </header>
      {message === '' ? null : <p role="alert">{message}</p>}
      <main>
        <div>
          <ClockDesk {...desk} />
          <DoorAndPeople {...desk} />
          <Stories {...desk} />
          <Notes {...desk} />
        </div>
        <div>
          {inTurn(
            view.phase,
            <Fragment key="conduct">
              <Truth rows={view.truth} roles={view.roles} />
              <Injects {...desk} />
            </Fragment>,
            <Fragment key="evaluate">
              {isBegun ? <Ratings {...desk} /> : null}
              <Gaps {...desk} />
            </Fragment>,
          )}
        </div>
        <Decisions {...desk} />
      </main>
    </div>
  )
}

/** Once play is over, what is to be judged comes first; by their keys both keep what is half written. */
function inTurn(
  phase: FacilitatorView['phase'],
  conduct: ReactElement,
  evaluate: ReactElement,
): readonly ReactElement[] {
  const isPlayed = phase === 'hot-wash' || phase === 'closed'
  return isPlayed ? [evaluate, conduct] : [conduct, evaluate]
}
