import { useEffect, useState } from 'react'
import { roomTexts } from '../texts/room.ts'
import { ask } from './connection.ts'

interface RoleChoice {
  readonly id: string
  readonly name: string
}

/** Joining by PIN. The PIN comes along in the address where somebody has scanned the code on the wall. */
export function JoinForm({ onJoined }: { readonly onJoined: (key: string) => void }) {
  const texts = roomTexts.join
  const [pin, setPin] = useState(() => location.hash.slice(1))
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [roles, setRoles] = useState<readonly RoleChoice[]>([])
  const [title, setTitle] = useState('')
  const [message, setMessage] = useState('')
  useEffect(() => {
    void ask('/api/roles', {}).then((answer) => {
      setRoles((answer?.['roles'] as readonly RoleChoice[] | undefined) ?? [])
      setTitle((answer?.['title'] as string | undefined) ?? '')
    })
  }, [])
  const join = async (): Promise<void> => {
    const answer = await ask('/api/join', { pin: pin.trim(), name, role })
    if (answer?.ok === true) {
      // Whoever looks over a shoulder later must not find the PIN in the address.
      history.replaceState(null, '', location.pathname)
      onJoined(String(answer['key']))
    } else setMessage(answer?.message ?? texts.failed)
  }
  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <h1>{texts.title}</h1>
      {title === '' ? null : <p>{title}</p>}
      <label>
        {texts.pin}
        <input
          value={pin}
          onChange={(event) => setPin(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          required
        />
      </label>
      <label>
        {texts.name}
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={80}
          autoComplete="name"
          required
        />
      </label>
      <label>
        {texts.role}
        <select value={role} onChange={(event) => setRole(event.target.value)}>
          <option value="">{texts.anyRole}</option>
          {roles.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {message === '' ? null : <p role="alert">{message}</p>}
      <button type="submit" className="main">
        {texts.go}
      </button>
    </form>
  )
}
