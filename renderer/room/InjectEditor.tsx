import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { InjectRow } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import type { Desk } from './desk.ts'

interface AboutEditor {
  readonly row: InjectRow
  readonly desk: Pick<Desk, 'view' | 'act'>
  readonly onClose: () => void
}

/** Other words, another moment or other receivers for an inject that has not been sent. */
export function InjectEditor({ row, desk, onClose }: AboutEditor) {
  const { id, content } = row
  const [message, setMessage] = useState(content.message)
  const [from, setFrom] = useState(content.from ?? '')
  const [at, setAt] = useState(content.at ?? '')
  const [to, setTo] = useState<readonly string[]>(content.to ?? [])
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const save = async (): Promise<void> => {
    const changed = { ...content, message, ...shortened({ from, at, to }) }
    if (await desk.act({ kind: 'rewritten', inject: id, content: changed })) onClose()
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <form
      aria-label={texts.editOf(content.message)}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label>
        {texts.message}
        <textarea
          ref={first}
          rows={2}
          value={message}
          required
          onKeyDown={leave}
          onChange={(event) => setMessage(event.target.value)}
        />
      </label>
      <div className="row">
        <label>
          {texts.from}
          <input value={from} onKeyDown={leave} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {texts.when}
          <input value={at} onKeyDown={leave} onChange={(event) => setAt(event.target.value)} />
        </label>
      </div>
      <Receivers roles={desk.view.roles} to={to} setTo={setTo} />
      <div className="row">
        <button type="submit">{texts.keepChange}</button>
        <button type="button" onClick={onClose}>
          {texts.leaveUnchanged}
        </button>
      </div>
    </form>
  )
}

interface AboutReceivers {
  readonly roles: Desk['view']['roles']
  readonly to: readonly string[]
  readonly setTo: (to: readonly string[]) => void
}

function Receivers({ roles, to, setTo }: AboutReceivers) {
  return (
    <fieldset className="receivers">
      <legend>{texts.receivers}</legend>
      {roles.map(({ id, name }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={to.includes(id)}
            onChange={(event) =>
              setTo(event.target.checked ? [...to, id] : to.filter((one) => one !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

interface Changed {
  readonly from: string
  readonly at: string
  readonly to: readonly string[]
}

/** What is empty is left out: nobody in particular sends it, no moment is set, everybody gets it. */
function shortened({ from, at, to }: Changed) {
  return {
    from: from.trim() === '' ? undefined : from,
    at: at.trim() === '' ? undefined : at.trim(),
    to: to.length === 0 ? undefined : to,
  }
}
