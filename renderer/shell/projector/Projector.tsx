import './projector.css'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Canvas } from '../../canvas/Canvas.tsx'
import { Mark } from '../../signs/Mark.tsx'
import { StatusGlyph } from '../../signs/StatusGlyph.tsx'
import { filterEvents } from '../../simulate/events/eventTopics.ts'
import { type RunView, useRunView } from '../../simulate/runView.ts'
import { formatClock } from '../../../simulation/index.ts'
import { useDocument } from '../../stores/documentStore.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { useEntityNow } from '../../stores/simViewStore.ts'
import { askCanvas } from '../../stores/viewStore.ts'
import { projectorTexts as texts } from '../../texts/projector.ts'
import { stateTexts } from '../../texts/states.ts'
import { documentName } from '../../files/documentName.ts'
import { followMainWindow } from './followMainWindow.ts'
import { formatMoment, inUtc } from '../../texts/format.ts'

/** The run of the main window for all in the room: large, read-only, and dark at the press of B. */
export function Projector(): ReactNode {
  useEffect(followMainWindow, [])
  useEffect(keepMapInView, [])
  const isBlank = useBlanking()
  const number = useDocument((state) => state.number)
  const view = useRunView()
  if (isBlank) return <main className="projector-blank">{texts.blank}</main>
  if (number === 0) return <main className="projector-blank">{texts.waiting}</main>
  return (
    <div className="projector">
      <header className="projector-head">
        <Mark size={36} />
        <h1 className="ellipsis">{documentName()}</h1>
        {view !== null && <Clock view={view} />}
      </header>
      <p className="projector-headline" aria-live="polite">
        {view === null ? texts.noRun : <Headline view={view} />}
      </p>
      <main className="projector-map" aria-label={texts.map} key={number}>
        <Canvas />
      </main>
      {view !== null && <Services view={view} />}
    </div>
  )
}

/** The whole map stays in view, whatever the window is dragged to. */
function keepMapInView(): () => void {
  const fit = () => askCanvas({ do: 'fit' })
  window.addEventListener('resize', fit)
  return () => window.removeEventListener('resize', fit)
}

/** True while the key for it was pressed an odd number of times. */
function useBlanking(): boolean {
  const [isBlank, setBlank] = useState(false)
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === 'b') setBlank((was) => !was)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return isBlank
}

function useMoment(): number {
  return useExercise((exercise) => Math.floor(exercise.playhead.atMs / 1_000) * 1_000)
}

function Clock({ view }: { readonly view: RunView }): ReactNode {
  const atMs = useMoment()
  return (
    <p className="projector-clock number">
      <strong>{formatMoment(atMs)}</strong>
      <span>{inUtc(formatClock(view.run.model.startMs, atMs, 0))}</span>
    </p>
  )
}

/** The last thing that happened and mattered. */
function Headline({ view }: { readonly view: RunView }): ReactNode {
  const events = useMemo(
    () => filterEvents(view.run.log.events, { topic: 'main', words: '' }, view.sentenceOf),
    [view],
  )
  const last = useExercise((exercise) =>
    events.findLastIndex((event) => event.atMs <= exercise.playhead.atMs),
  )
  const event = events[last]
  return event === undefined ? texts.nothingYet : view.sentenceOf(event)
}

function Services({ view }: { readonly view: RunView }): ReactNode {
  const services = view.run.model.entities.filter(({ kind }) => kind === 'business-service')
  return (
    <ul className="projector-services" aria-label={texts.services}>
      {services.map(({ id, name }) => (
        <Service key={id} id={id} name={name} />
      ))}
    </ul>
  )
}

function Service({ id, name }: { readonly id: string; readonly name: string }): ReactNode {
  const now = useEntityNow(id)
  if (now === undefined) return null
  return (
    <li data-status={now.state}>
      <StatusGlyph state={now.state} size={32} />
      <span>
        <strong>{name}</strong>
        <small>{texts.since(stateTexts[now.state], formatMoment(now.sinceMs))}</small>
      </span>
    </li>
  )
}
