import { useState } from 'react'
import type { Comparison } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { type Desk, newId } from './desk.ts'
import { toLength, toMoment } from './moments.ts'
import { ColumnHeads } from '../ui/ColumnHeads.tsx'

/** Rewinding into a second story, changing between stories, and comparing them. */
export function Stories({ view, atMs, act, look }: Desk) {
  const [minutes, setMinutes] = useState('')
  const [comparison, setComparison] = useState<Comparison | undefined>()
  const fromMs = Math.round(Number(minutes) * 60_000)
  const rewind = (): Promise<boolean> =>
    act({ kind: 'forked', branch: newId('story'), name: texts.storyFrom(toMoment(fromMs)), fromMs })
  const compare = async (other: string): Promise<void> =>
    setComparison(await look<Comparison>({ ask: 'compare', a: view.branch, b: other }))
  return (
    <section className="card">
      <h2>{texts.story}</h2>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void rewind()
        }}
      >
        <label>
          {texts.rewind}, {texts.minutesOfStory}
          <input
            type="number"
            min={0}
            max={Math.floor(atMs / 60_000)}
            required
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </label>
        <button type="submit">{texts.rewindGo}</button>
      </form>
      <ul>
        {view.branches.map((one) => (
          <li key={one.id} className="row">
            <button
              type="button"
              aria-pressed={one.id === view.branch}
              onClick={() => void act({ kind: 'switched', branch: one.id })}
            >
              {one.name} ({toMoment(one.reachedMs)})
            </button>
            {one.id === view.branch ? null : (
              <button type="button" onClick={() => void compare(one.id)}>
                {texts.compare}
              </button>
            )}
          </li>
        ))}
      </ul>
      {comparison === undefined ? null : <Compared comparison={comparison} />}
    </section>
  )
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const words = (ms: number): string => (ms < 0 ? texts.neverOut : toLength(ms))
  return (
    <table>
      <ColumnHeads columns={texts.compareColumns} />
      <tbody>
        {comparison.services.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td className="number">{words(one.rtaMs[0])}</td>
            <td className="number">{words(one.rtaMs[1])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
