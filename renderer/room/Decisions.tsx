import { useState } from 'react'
import type { FacilitatorView, Offer } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { type Desk, newId } from './desk.ts'

/** What the model offers now, the question to the room, its votes, and the decision. */
export function Decisions(desk: Desk) {
  const { view, act, look } = desk
  const [offers, setOffers] = useState<readonly Offer[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const options = offers.map((one) => one.option).filter((one) => chosen.has(one.id))
  const choose = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <section aria-label={texts.decisions}>
      <h2>{texts.decisions}</h2>
      {view.asked.toReversed().map((one) => (
        <Asked key={one.id} asked={one} act={act} />
      ))}
      <AskForm {...desk} options={options} />
      <h2>{texts.offers}</h2>
      <button
        type="button"
        onClick={() =>
          void look<readonly Offer[]>({ ask: 'offers' }).then((all) => setOffers(all ?? []))
        }
      >
        {texts.showOffers}
      </button>
      <Offers offers={inOrder(offers).filter(isNews)} chosen={chosen} choose={choose} act={act} />
      {offers.length === 0 ? null : (
        <details>
          <summary>{texts.otherOffers}</summary>
          <Offers
            offers={offers.filter((one) => !isNews(one))}
            chosen={chosen}
            choose={choose}
            act={act}
          />
        </details>
      )}
    </section>
  )
}

/** What is always possible and seldom meant lies one click away. */
function isNews({ option }: Offer): boolean {
  return !/^(stop|isolate|verify|announce)\//.test(option.id)
}

interface OffersProps extends Pick<Desk, 'act'> {
  readonly offers: readonly Offer[]
  readonly chosen: ReadonlySet<string>
  readonly choose: (id: string) => void
}

function Offers({ offers, chosen, choose, act }: OffersProps) {
  return (
    <ul className="offers">
      {offers.map((one) => (
        <li key={one.option.id} data-possible={one.isPossible}>
          <label className="check">
            <input
              type="checkbox"
              checked={chosen.has(one.option.id)}
              onChange={() => choose(one.option.id)}
            />
            <span>
              {one.option.name}
              <small>{one.words}</small>
            </span>
          </label>
          <button
            type="button"
            disabled={!one.isPossible}
            onClick={() => void act({ kind: 'decided', option: one.option.id, isAction: true })}
          >
            {texts.take}
          </button>
        </li>
      ))}
    </ul>
  )
}

const places = { point: 0, plan: 1, general: 2 } as const

/** What the story asks first, then the plan’s own actions, then what things allow. */
function inOrder(offers: readonly Offer[]): readonly Offer[] {
  return offers.toSorted((a, b) => places[a.from] - places[b.from])
}

interface AskFormProps extends Desk {
  readonly options: readonly Offer['option'][]
}

function AskForm({ view, act, options }: AskFormProps) {
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const ask = async (): Promise<void> => {
    const decider = role === '' ? {} : { role }
    if (await act({ kind: 'asked', question: newId('question'), text, options, ...decider }))
      setText('')
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <label>
        {texts.question}
        <input value={text} required onChange={(event) => setText(event.target.value)} />
      </label>
      <ul className="small">
        {options.map((one) => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ul>
      <label>
        {texts.hotSeat}
        <select value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="">–</option>
          {view.roles.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={options.length === 0}>
        {texts.askRoom}
      </button>
    </form>
  )
}

interface AskedProps extends Pick<Desk, 'act'> {
  readonly asked: FacilitatorView['asked'][number]
}

/** A question with its votes; hands are counted on the buttons. */
function Asked({ asked, act }: AskedProps) {
  const { id, result, isOpen } = asked
  return (
    <article className="card">
      <h3>{asked.text}</h3>
      <p className="quiet">{texts.result(result.alignment, result.confidence)}</p>
      <ul className="counts">
        {result.counts.map((one) => (
          <li key={one.option} data-decided={asked.decided === one.option}>
            <span>{one.name}</span>
            <span className="number">{one.votes}</span>
            {isOpen ? (
              <span className="row">
                <button
                  type="button"
                  aria-label={texts.oneMoreFor(one.name)}
                  onClick={() =>
                    void act({
                      kind: 'counted',
                      question: id,
                      option: one.option,
                      count: one.hands + 1,
                    })
                  }
                >
                  {texts.oneMore}
                </button>
                <button
                  type="button"
                  onClick={() =>
                    void act({
                      kind: 'decided',
                      question: id,
                      option: one.option,
                      isAction: one.isAction,
                    })
                  }
                >
                  {texts.decide}
                </button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ul className="small">
        {result.rationales.map((one, index) => (
          // Two people may say the same.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{texts.quoted(one.text)}</li>
        ))}
      </ul>
      {isOpen ? (
        <button type="button" onClick={() => void act({ kind: 'withdrawn', question: id })}>
          {texts.withdraw}
        </button>
      ) : null}
    </article>
  )
}
