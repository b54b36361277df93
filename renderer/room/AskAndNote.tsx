import { useState } from 'react'
import type { RoleView } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'

interface AskAndNoteProps {
  readonly view: RoleView
  readonly send: (did: unknown) => void
}

/** Asking for information, and noting what is missing. */
export function AskAndNote({ view, send }: AskAndNoteProps) {
  return (
    <>
      <AskForm view={view} send={send} />
      <ul className="messages">
        {view.requests.map((one) => (
          <li key={one.id}>
            <p className="quiet">{`${one.about} ${one.text}`.trim()}</p>
            <p>{one.answer === '' ? roomTexts.asked : one.answer}</p>
          </li>
        ))}
      </ul>
      <NoteForm send={send} />
    </>
  )
}

function AskForm({ view, send }: AskAndNoteProps) {
  const [about, setAbout] = useState('')
  const [text, setText] = useState('')
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        const said = text === '' ? {} : { text }
        // The room gives the request its own id.
        send({ kind: 'requested', request: 'mine', ...said, ...(about === '' ? {} : { about }) })
        setText('')
      }}
    >
      <h2>{roomTexts.ask}</h2>
      <label>
        {roomTexts.askAbout}
        <select value={about} onChange={(event) => setAbout(event.target.value)}>
          <option value="">–</option>
          {view.readings.map((one) => (
            <option key={`${one.monitor}/${one.thing}`} value={one.thing}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {roomTexts.askText}
        <input value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" disabled={about === '' && text === ''}>
        {roomTexts.askGo}
      </button>
    </form>
  )
}

function NoteForm({ send }: Pick<AskAndNoteProps, 'send'>) {
  const [text, setText] = useState('')
  const [isAnonymous, setAnonymous] = useState(false)
  const [isNoted, setNoted] = useState(false)
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        send({ kind: 'observed', observation: 'mine', tag: 'gap', text, isAnonymous })
        setText('')
        setNoted(true)
      }}
    >
      <h2>{roomTexts.noteGap}</h2>
      <label>
        {roomTexts.noteText}
        <textarea
          value={text}
          rows={3}
          maxLength={2000}
          onChange={(event) => {
            setText(event.target.value)
            setNoted(false)
          }}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={isAnonymous}
          onChange={(event) => setAnonymous(event.target.checked)}
        />
        {roomTexts.anonymous}
      </label>
      <button type="submit" disabled={text.trim() === ''}>
        {roomTexts.noteGo}
      </button>
      {isNoted ? <output>{roomTexts.noted}</output> : null}
    </form>
  )
}
