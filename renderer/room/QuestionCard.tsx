import { useState } from 'react'
import type { RoleView } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'
import { toLength } from './moments.ts'
import type { OwnSeat } from './ownSeat.ts'

interface QuestionCardProps {
  readonly view: RoleView
  readonly own: OwnSeat
  readonly atMs: number
  readonly send: (did: unknown) => void
}

/** The question to the room: a silent vote, and for the hot seat the decision. */
export function QuestionCard({ view, own, atMs, send }: QuestionCardProps) {
  const { question, lastDecision } = view
  if (question === null) {
    return (
      <section aria-label={roomTexts.question}>
        <p className="quiet">{roomTexts.noQuestion}</p>
        {lastDecision === null ? null : <p>{roomTexts.decided(lastDecision.option)}</p>}
      </section>
    )
  }
  const leftMs = question.closesMs - atMs
  const left = leftMs > 0 ? roomTexts.left(toLength(leftMs)) : roomTexts.late
  return (
    <section className="card" aria-label={roomTexts.question}>
      <h2>{question.text}</h2>
      <p className="quiet">
        {[
          ...(question.decides === '' ? [] : [roomTexts.decides(question.decides)]),
          ...(question.closesMs < 0 ? [] : [left]),
          roomTexts.votes(question.votes),
        ].join(' ')}
      </p>
      <Ballot key={question.id} question={question} own={own} send={send} />
    </section>
  )
}

interface BallotProps {
  readonly question: NonNullable<RoleView['question']>
  readonly own: OwnSeat
  readonly send: (did: unknown) => void
}

function Ballot({ question, own, send }: BallotProps) {
  const [option, setOption] = useState(own.vote?.option ?? '')
  const [confidence, setConfidence] = useState(own.vote?.confidence ?? 3)
  const [rationale, setRationale] = useState(own.vote?.rationale ?? '')
  const mine = question.options.find((one) => one.id === own.vote?.option)
  const said = { question: question.id, option, ...(rationale === '' ? {} : { rationale }) }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (option !== '') send({ kind: 'voted', ...said, confidence })
      }}
    >
      <fieldset>
        <legend>{roomTexts.option}</legend>
        {question.options.map((one) => (
          <label key={one.id} className="option" data-possible={one.isPossible}>
            <input
              type="radio"
              name="option"
              value={one.id}
              checked={option === one.id}
              disabled={!one.isPossible}
              onChange={() => setOption(one.id)}
            />
            <span>
              {one.name}
              {one.words === '' ? null : <small>{one.words}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="confidence">
        <legend>{roomTexts.confidence}</legend>
        {roomTexts.confidenceWords.map((word, index) => (
          <label key={word}>
            <input
              type="radio"
              name="confidence"
              checked={confidence === index + 1}
              onChange={() => setConfidence(index + 1)}
            />
            {word}
          </label>
        ))}
      </fieldset>
      <label>
        {roomTexts.rationale}
        <input
          value={rationale}
          maxLength={500}
          onChange={(event) => setRationale(event.target.value)}
        />
      </label>
      <button type="submit" className="main" disabled={option === ''}>
        {own.vote === null ? roomTexts.vote : roomTexts.voteAgain}
      </button>
      {mine === undefined ? null : <output>{roomTexts.voted(mine.name)}</output>}
      {own.decides ? (
        <button
          type="button"
          disabled={option === ''}
          onClick={() => send({ kind: 'decided', isAction: true, ...said })}
        >
          {roomTexts.decide}
        </button>
      ) : null}
    </form>
  )
}
