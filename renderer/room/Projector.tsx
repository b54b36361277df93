import type { ProjectorView } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'
import { Banner } from './Banner.tsx'
import { storyNow, useLine, useNow } from './connection.ts'
import { Fresh } from './Fresh.tsx'
import { toLength, toMoment } from './moments.ts'
import { Standing } from './Standing.tsx'

/** How to join, while the door is open. */
export interface AboutDoor {
  readonly urls: readonly string[]
  readonly pin: string
  /** The code to scan, as a drawing. */
  readonly qr: string
  readonly refusals: number
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

/** The wall: large, without names, and only what the room has been told. */
export function Projector() {
  const line = useLine<ProjectorView, AboutDoor>(location.hash.slice(1))
  const now = useNow()
  const { view, own, pulse } = line
  if (view === undefined) return <p className="waiting">{roomTexts.connecting}</p>
  const atMs = pulse === undefined ? view.atMs : storyNow(pulse, now)
  return (
    <div className="wall" data-phase={view.phase}>
      <Banner classification={view.classification} />
      <header>
        <div>
          <h1>{view.title}</h1>
          <p>{roomTexts.phases[view.phase]}</p>
        </div>
        <div className="time">
          <p className="clock number">{toMoment(atMs)}</p>
          <p className="number">{view.clock}</p>
          <Fresh pulse={pulse} now={now} />
        </div>
      </header>
      <main>
        <div>
          <WallQuestion view={view} atMs={atMs} />
          <h2>{roomTexts.news}</h2>
          {view.news.length === 0 ? <p className="quiet">{roomTexts.noNews}</p> : null}
          <ol className="messages">
            {view.news.toReversed().map((one) => (
              <li key={one.id}>
                <span className="number quiet">{one.clock}</span> {one.from}: {one.text}
              </li>
            ))}
          </ol>
        </div>
        <div>
          <h2>{roomTexts.services}</h2>
          <ul className="readings">
            {view.declared.map((one) => (
              <li key={one.id}>
                {one.declared === 'well' ? (
                  <small className="quiet">{roomTexts.declared.well}</small>
                ) : (
                  <Standing standing={one.declared} />
                )}
                <span>{one.name}</span>
              </li>
            ))}
          </ul>
          <JoinHere door={own} />
        </div>
      </main>
    </div>
  )
}

function WallQuestion({ view, atMs }: { readonly view: ProjectorView; readonly atMs: number }) {
  const { question, lastDecision, result } = view
  if (question === null) {
    return lastDecision === null ? null : (
      <section className="card">
        <h2>{roomTexts.decided(lastDecision.option)}</h2>
        <ul className="counts">
          {result.map((one) => (
            <li key={one.option}>
              <span>{one.name}</span>
              <meter
                min={0}
                max={Math.max(1, ...result.map(({ votes }) => votes))}
                value={one.votes}
              />
              <span className="number">{one.votes}</span>
            </li>
          ))}
        </ul>
      </section>
    )
  }
  const leftMs = question.closesMs - atMs
  return (
    <section className="card">
      <h2>{question.text}</h2>
      <ul className="options">
        {question.options.map((one) => (
          <li key={one.id} data-possible={one.isPossible}>
            {one.name}
            {one.words === '' ? null : <small>{one.words}</small>}
          </li>
        ))}
      </ul>
      <p>
        <strong className="number">{roomTexts.votes(question.votes)}</strong>{' '}
        {question.closesMs < 0
          ? ''
          : leftMs > 0
            ? roomTexts.left(toLength(leftMs))
            : roomTexts.late}
      </p>
    </section>
  )
}

function JoinHere({ door }: { readonly door: AboutDoor | undefined }) {
  if (door === undefined || door.pin === '') return null
  return (
    <section className="joinHere" aria-label={roomTexts.joinHere}>
      <img alt={roomTexts.joinHere} src={`data:image/svg+xml,${encodeURIComponent(door.qr)}`} />
      <div>
        <p>{roomTexts.joinHere}</p>
        {door.urls.map((url) => (
          <p key={url} className="address">
            {url}
          </p>
        ))}
        <p className="pin number">{roomTexts.pin(door.pin)}</p>
      </div>
    </section>
  )
}
