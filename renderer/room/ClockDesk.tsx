import { useState } from 'react'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { roomTexts } from '../texts/room.ts'
import type { Desk } from './desk.ts'
import { toLength, toMoment } from './moments.ts'

const minuteMs = 60_000
const skips = [5, 15, 45].map((minutes) => minutes * minuteMs)

interface News {
  readonly atMs: number
  readonly text: string
}

/** Beginning, pausing, skipping and ending. */
export function ClockDesk(desk: Desk) {
  const { view, atMs, act, look } = desk
  const [news, setNews] = useState<readonly News[] | undefined>()
  const jump = async (toMs: number): Promise<void> => {
    if (!(await act({ kind: 'jumped', toMs }))) return
    setNews(await look<readonly News[]>({ ask: 'digest', fromMs: atMs, toMs }))
  }
  return (
    <section className="card" aria-label={texts.clock}>
      <p className="clock number">{toMoment(atMs)}</p>
      <p className="number">
        {view.clock} · {roomTexts.phases[view.phase]}
      </p>
      <p className="quiet">{texts.minutesLeft(view.wallMinutesLeft)}</p>
      <Phase {...desk} />
      {view.phase === 'running' ? (
        <>
          <div className="row">
            <button
              type="button"
              aria-pressed={view.speed === 0}
              onClick={() => void act({ kind: 'clock', speed: 0 })}
            >
              {texts.pause}
            </button>
            {Object.entries(texts.speeds).map(([speed, words]) => (
              <button
                key={speed}
                type="button"
                aria-pressed={view.speed === Number(speed)}
                onClick={() => void act({ kind: 'clock', speed: Number(speed) })}
              >
                {words}
              </button>
            ))}
          </div>
          <div className="row">
            <button type="button" disabled={view.nextMs < 0} onClick={() => void jump(view.nextMs)}>
              {texts.step}
            </button>
            {skips.map((skip) => (
              <button key={skip} type="button" onClick={() => void jump(Math.floor(atMs) + skip)}>
                {texts.skip(toLength(skip))}
              </button>
            ))}
          </div>
        </>
      ) : null}
      <Digest news={news} />
      <StopButton {...desk} />
    </section>
  )
}

function Digest({ news }: { readonly news: readonly News[] | undefined }) {
  if (news === undefined) return null
  return (
    <output>
      <h2>{texts.digest}</h2>
      {news.length === 0 ? <p className="quiet">{texts.quiet}</p> : null}
      <ol className="messages small">
        {news.map((one) => (
          <li key={`${one.atMs} ${one.text}`}>
            <span className="number quiet">{toMoment(one.atMs)}</span> {one.text}
          </li>
        ))}
      </ol>
    </output>
  )
}

/** The one thing that leads on from here. */
function Phase({ view, act, look }: Desk) {
  const lock = async (): Promise<void> => {
    const digest = await look<string>({ ask: 'objectives-digest' })
    if (digest !== undefined) await act({ kind: 'locked', digest })
  }
  switch (view.phase) {
    case 'preparing':
      return <Main onPress={() => void lock()}>{texts.lock}</Main>
    case 'locked':
      return <Main onPress={() => void act({ kind: 'started' })}>{texts.begin}</Main>
    case 'running':
      return (
        <button type="button" onClick={() => void act({ kind: 'ended' })}>
          {texts.end}
        </button>
      )
    case 'hot-wash':
      return <Main onPress={() => void act({ kind: 'closed' })}>{texts.close}</Main>
    default:
      return null
  }
}

function Main({ children, onPress }: { readonly children: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="main" onClick={onPress}>
      {children}
    </button>
  )
}

function StopButton({ view, act }: Desk) {
  if (view.phase === 'closed') return null
  const isStopped = view.phase === 'stopped'
  return (
    <button
      type="button"
      className="stop"
      onClick={() => void act(isStopped ? { kind: 'resumed' } : { kind: 'stopped' })}
    >
      {isStopped ? texts.resume : texts.stop}
    </button>
  )
}
