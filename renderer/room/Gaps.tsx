import { type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DeedOf, GapRow } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { type Desk, newId } from './desk.ts'

/** Gaps, and for each who mends it by when, or why it is not mended now. */
export function Gaps({ view, act }: Desk) {
  const open = view.gaps.filter((gap) => gap.isOpen).length
  const isOver = view.phase === 'closed'
  return (
    <section className="card">
      <h2>{texts.gaps}</h2>
      <output className={open > 0 ? 'warning' : 'quiet'}>
        {view.gaps.length === 0 ? texts.noGaps : texts.openGaps(open)}
      </output>
      <ul className="gaps">
        {view.gaps.map((gap) => (
          <li key={gap.id} data-open={gap.isOpen}>
            <Gap gap={gap} act={act} isOver={isOver} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AboutGap extends Pick<Desk, 'act'> {
  readonly gap: GapRow
  readonly isOver: boolean
}

type Draft = Pick<DeedOf<'promised'>, 'text' | 'owner' | 'due'> & {
  /** What was promised before and is changed now. */
  readonly before?: DeedOf<'promised'>
}

const noDraft: Draft = { text: '', owner: '', due: '' }

function Gap({ gap, act, isOver }: AboutGap) {
  // Does not shut by itself once the gap is answered: whoever types stays in the form.
  const [isShown, show] = useState(gap.isOpen)
  const [draft, setDraft] = useState(noDraft)
  const first = useRef<HTMLInputElement>(null)
  const change = (before: DeedOf<'promised'>): void => {
    flushSync(() => {
      show(true)
      setDraft({ text: before.text, owner: before.owner, due: before.due, before })
    })
    first.current?.focus()
  }
  return (
    <>
      <p>
        <strong>{texts.severities[gap.severity]}</strong> {gap.text}
      </p>
      <ul className="small">
        {gap.actions.map((action) => (
          <li key={action.action} className="row">
            <span>{texts.promised(action)}</span>
            {isOver ? null : (
              <button
                type="button"
                aria-label={texts.changeOf(action.text)}
                onClick={() => change(action)}
              >
                {texts.change}
              </button>
            )}
          </li>
        ))}
        {gap.putOff === '' ? null : <li>{texts.putOff(gap.putOff)}</li>}
      </ul>
      {isOver ? null : (
        <details open={isShown} onToggle={(event) => show(event.currentTarget.open)}>
          <summary>
            {texts.closeGap} <span className="visually-hidden">{texts.quoted(gap.text)}</span>
          </summary>
          <ActionForm gap={gap} act={act} draft={draft} setDraft={setDraft} first={first} />
          <NotNow gap={gap} act={act} />
        </details>
      )}
    </>
  )
}

interface AboutAction extends Pick<Desk, 'act'> {
  readonly gap: GapRow
  readonly draft: Draft
  readonly setDraft: (draft: Draft) => void
  readonly first: RefObject<HTMLInputElement | null>
}

/** Somebody will mend it by a day. What was promised before is changed under the same id. */
function ActionForm({ gap, act, draft, setDraft, first }: AboutAction) {
  const { before, text, owner, due } = draft
  const promise = async (): Promise<void> => {
    const action = before?.action ?? newId('action')
    const did = { kind: 'promised' as const, action, for: gap.id, text, owner, due }
    if (await act({ ...before, ...did })) setDraft(noDraft)
  }
  return (
    <form
      className="row"
      aria-label={texts.actionFor(gap.text)}
      onSubmit={(event) => {
        event.preventDefault()
        void promise()
      }}
    >
      <label>
        {texts.action}
        <input
          ref={first}
          value={text}
          required
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </label>
      <label>
        {texts.owner}
        <input
          value={owner}
          required
          onChange={(event) => setDraft({ ...draft, owner: event.target.value })}
        />
      </label>
      <label>
        {texts.dueDay}
        <input
          type="date"
          value={due}
          required
          onChange={(event) => setDraft({ ...draft, due: event.target.value })}
        />
      </label>
      <button type="submit">{before === undefined ? texts.promise : texts.keepChange}</button>
    </form>
  )
}

function NotNow({ gap, act }: Omit<AboutGap, 'isOver'>) {
  const [reason, setReason] = useState('')
  const putOff = async (): Promise<void> => {
    if (await act({ kind: 'put-off', observation: gap.id, reason })) setReason('')
  }
  return (
    <form
      className="row"
      aria-label={texts.notNowFor(gap.text)}
      onSubmit={(event) => {
        event.preventDefault()
        void putOff()
      }}
    >
      <label>
        {texts.whyNotNow}
        <input value={reason} required onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit">{texts.notNow}</button>
    </form>
  )
}
