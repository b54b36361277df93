import { useState } from 'react'
import type { Tag } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { type Desk, newId } from './desk.ts'

const tags = Object.keys(texts.tags) as Tag[]

/** What the scribe marks with one key, private notes, and answers to what people ask. */
export function Notes({ view, act }: Desk) {
  const [text, setText] = useState('')
  const [isHigh, setHigh] = useState(false)
  const write = async (tag: Tag): Promise<void> => {
    if (text.trim() === '') return
    const severity = tag === 'gap' && isHigh ? { severity: 'high' as const } : {}
    const did = { kind: 'observed' as const, observation: newId('seen'), tag, text, ...severity }
    if (await act(did, 'scribe')) setText('')
  }
  const keep = async (): Promise<void> => {
    if (text.trim() !== '' && (await act({ kind: 'noted', text }))) setText('')
  }
  return (
    <section className="card">
      <h2>{texts.observe}</h2>
      <textarea
        aria-label={texts.observe}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Alt and a digit: one key for each mark, without leaving the line.
          const tag = event.altKey ? tags[Number(event.key) - 1] : undefined
          if (tag === undefined) return
          event.preventDefault()
          void write(tag)
        }}
      />
      <div className="row">
        {tags.map((tag, index) => (
          <button
            key={tag}
            type="button"
            title={texts.tagKeys(index + 1)}
            onClick={() => void write(tag)}
          >
            {texts.tags[tag]}
          </button>
        ))}
        <label className="check">
          <input
            type="checkbox"
            checked={isHigh}
            onChange={(event) => setHigh(event.target.checked)}
          />
          {texts.severity}
        </label>
        <button type="button" onClick={() => void keep()}>
          {texts.privateNote}
        </button>
      </div>
      <ul className="small">
        {view.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {view.requests
        .filter((one) => !one.isAnswered)
        .map((one) => (
          <Request key={one.id} id={one.id} words={`${one.role}: ${one.text}`} act={act} />
        ))}
    </section>
  )
}

function Request({
  id,
  words,
  act,
}: Pick<Desk, 'act'> & { readonly id: string; readonly words: string }) {
  const [text, setText] = useState('')
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ kind: 'answered', request: id, text })
      }}
    >
      <label>
        {words}
        <input value={text} required onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit">{texts.answer}</button>
    </form>
  )
}
