import { useState } from 'react'
import type { ObjectiveRow, Rating } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import type { Desk } from './desk.ts'

const grades = Object.keys(texts.grades) as Rating[]

/** How well each objective was reached, in the four grades of HSEEP, and why one thinks so. */
export function Ratings({ view, act }: Desk) {
  const left = view.objectives.filter((one) => one.rating === '').length
  return (
    <section className="card">
      <h2>{texts.ratings}</h2>
      <output className="quiet">
        {view.objectives.length === 0 ? texts.noObjectives : texts.unrated(left)}
      </output>
      <ul className="judged">
        {view.objectives.map((objective) => (
          <li key={objective.id}>
            <Objective objective={objective} act={act} isOver={view.phase === 'closed'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AboutObjective extends Pick<Desk, 'act'> {
  readonly objective: ObjectiveRow
  readonly isOver: boolean
}

function Objective({ objective, act, isOver }: AboutObjective) {
  const { name, criteria, rating, note } = objective
  return (
    <>
      <h3>{name}</h3>
      <ul className="small quiet">
        {criteria.map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
      </ul>
      {rating === '' ? null : <p>{texts.rated(texts.grades[rating], note)}</p>}
      {isOver ? null : <RatingForm objective={objective} act={act} />}
    </>
  )
}

function RatingForm({ objective, act }: Omit<AboutObjective, 'isOver'>) {
  const { id, name } = objective
  const [rating, setRating] = useState<Rating | ''>(objective.rating)
  const [note, setNote] = useState(objective.note)
  return (
    <form
      aria-label={texts.rate(name)}
      onSubmit={(event) => {
        event.preventDefault()
        // The browser asks for a grade before it lets this happen.
        if (rating !== '') void act({ kind: 'rated', objective: id, rating, note })
      }}
    >
      <fieldset className="grades">
        <legend>{texts.grade}</legend>
        {grades.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name={`grade-${id}`}
              required
              checked={rating === one}
              onChange={() => setRating(one)}
            />
            {texts.grades[one]}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <label>
          {texts.whyGrade}
          <input value={note} required onChange={(event) => setNote(event.target.value)} />
        </label>
        <button type="submit">{texts.rateIt}</button>
      </div>
    </form>
  )
}
