import { useState } from 'react'
import type { RoleView } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'
import { Banner } from './Banner.tsx'
import { storyNow, useLine, useNow, useOutbox } from './connection.ts'
import { Fresh } from './Fresh.tsx'
import { Inbox } from './Inbox.tsx'
import { JoinForm } from './JoinForm.tsx'
import { Monitors } from './Monitors.tsx'
import { toMoment } from './moments.ts'
import { QuestionCard } from './QuestionCard.tsx'
import type { OwnSeat } from './ownSeat.ts'
import { Pages } from './Pages.tsx'
import { AskAndNote } from './AskAndNote.tsx'

const keyPlace = 'blackstart-seat'

/** A participant’s page: joining, and then everything that the role may see and do. */
export function Participant() {
  const [key, setKey] = useState(() => localStorage.getItem(keyPlace) ?? '')
  const line = useLine<RoleView, OwnSeat>(key)
  if (key === '' || line.isRefused) {
    const joined = (newKey: string): void => {
      localStorage.setItem(keyPlace, newKey)
      setKey(newKey)
    }
    return <JoinForm onJoined={joined} />
  }
  const { view, own, pulse } = line
  if (view === undefined || own === undefined)
    return <p className="waiting">{roomTexts.connecting}</p>
  return <Seat seatKey={key} view={view} own={own} pulse={pulse} />
}

type Tab = keyof typeof roomTexts.tabs
const tabs = Object.keys(roomTexts.tabs) as Tab[]

interface SeatProps {
  readonly seatKey: string
  readonly view: RoleView
  readonly own: OwnSeat
  readonly pulse: ReturnType<typeof useLine>['pulse']
}

function Seat({ seatKey, view, own, pulse }: SeatProps) {
  const [tab, setTab] = useState<Tab>('now')
  const now = useNow()
  const { send, message, unsent } = useOutbox(seatKey, own.nonce)
  const atMs = pulse === undefined ? view.atMs : storyNow(pulse, now)
  return (
    <div className="phone">
      <Banner classification={view.classification} />
      <header>
        <div>
          <h1>{own.role === '' ? own.name : view.role.name}</h1>
          <p>{own.role === '' ? roomTexts.noRole : own.name}</p>
        </div>
        <p className="clock number">{toMoment(atMs)}</p>
      </header>
      <div className="state">
        <Fresh pulse={pulse} now={now} />
        <span>{roomTexts.phases[view.phase]}</span>
        {unsent === 0 ? null : <output>{roomTexts.unsent(unsent)}</output>}
      </div>
      {message === '' ? null : <p role="alert">{message}</p>}
      <nav aria-label={view.title}>
        {tabs.map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {roomTexts.tabs[one]}
          </button>
        ))}
      </nav>
      <main>
        {tab === 'now' ? (
          <>
            <QuestionCard view={view} own={own} atMs={atMs} send={send} />
            <Inbox messages={view.inbox} />
          </>
        ) : null}
        {tab === 'monitors' ? <Monitors readings={view.readings} /> : null}
        {tab === 'pages' ? <Pages pages={view.pages} /> : null}
        {tab === 'say' ? <AskAndNote view={view} send={send} /> : null}
      </main>
    </div>
  )
}
