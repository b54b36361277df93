import { useRef, useState } from 'react'
import type { InjectRow } from '../../simulation/index.ts'
import { facilitatorTexts as texts } from '../texts/facilitator.ts'
import { type Desk, newId } from './desk.ts'
import { InjectEditor } from './InjectEditor.tsx'
import { toMoment } from './moments.ts'
import { ColumnHeads } from '../ui/ColumnHeads.tsx'

/** The list of injects, and a box to improvise one. */
export function Injects(desk: Desk) {
  const { view } = desk
  return (
    <section>
      <h2>{texts.msel}</h2>
      <table>
        <ColumnHeads columns={texts.mselColumns} />
        <tbody>
          {view.injects.map((row) => (
            <Row key={row.id} row={row} desk={desk} />
          ))}
        </tbody>
      </table>
      <Improvise {...desk} />
    </section>
  )
}

function Row({ row, desk }: { readonly row: InjectRow; readonly desk: Desk }) {
  const { view, act } = desk
  const { status, content } = row
  const names = (content.to ?? []).map(
    (to) => view.roles.find((role) => role.id === to)?.name ?? to,
  )
  const [isEditing, edit] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    edit(false)
    opener.current?.focus()
  }
  const isOver = view.phase === 'hot-wash' || view.phase === 'closed'
  const when = row.sentMs >= 0 ? row.sentMs : row.plannedMs
  return (
    <>
      <tr data-status={status}>
        <td className="number">{when < 0 ? texts.byCondition : toMoment(when)}</td>
        <td>{names.length === 0 ? texts.everybody : names.join(', ')}</td>
        <td>{content.message}</td>
        <td className="small">{content.expected ?? ''}</td>
        <td>
          {texts.states[status]}
          {row.isDue ? `, ${texts.due}` : ''}
        </td>
        <td className="row">
          <Steps row={row} act={act} />
          {status === 'sent' || isOver ? null : (
            <button
              ref={opener}
              type="button"
              aria-expanded={isEditing}
              aria-label={texts.editOf(content.message)}
              onClick={() => edit(!isEditing)}
            >
              {texts.edit}
            </button>
          )}
        </td>
      </tr>
      {isEditing ? (
        <tr>
          <td colSpan={texts.mselColumns.length}>
            <InjectEditor row={row} desk={desk} onClose={close} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** What can be done with an inject as it is. */
function Steps({ row, act }: Pick<Desk, 'act'> & { readonly row: InjectRow }) {
  const { id, status, content } = row
  return (
    <>
      {status === 'sent' ? null : (
        <button type="button" onClick={() => void act({ kind: 'injected', inject: id, content })}>
          {texts.send}
        </button>
      )}
      {status === 'planned' ? (
        <>
          <button type="button" onClick={() => void act({ kind: 'held', inject: id })}>
            {texts.hold}
          </button>
          <button type="button" onClick={() => void act({ kind: 'skipped', inject: id })}>
            {texts.leaveOut}
          </button>
        </>
      ) : null}
      {status === 'held' || status === 'skipped' ? (
        <button type="button" onClick={() => void act({ kind: 'released', inject: id })}>
          {texts.release}
        </button>
      ) : null}
    </>
  )
}

function Improvise({ view, act }: Desk) {
  const [message, setMessage] = useState('')
  const [to, setTo] = useState('')
  const [from, setFrom] = useState('')
  const send = async (): Promise<void> => {
    const content = {
      message,
      ...(to === '' ? {} : { to: [to] }),
      ...(from === '' ? {} : { from }),
    }
    if (await act({ kind: 'injected', inject: newId('inject'), content })) setMessage('')
  }
  return (
    <form
      className="row"
      aria-label={texts.improvise}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {texts.improvise}
        <input value={message} required onChange={(event) => setMessage(event.target.value)} />
      </label>
      <label>
        {texts.from}
        <input value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {texts.to}
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">{texts.everybody}</option>
          {view.roles.map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{texts.send}</button>
    </form>
  )
}
