import type { Message } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'

/** Messages, newest first. */
export function Inbox({ messages }: { readonly messages: readonly Message[] }) {
  return (
    <section aria-label={roomTexts.inbox}>
      <h2>{roomTexts.inbox}</h2>
      {messages.length === 0 ? <p className="quiet">{roomTexts.noMessages}</p> : null}
      <ol className="messages" aria-live="polite">
        {messages.toReversed().map((one) => (
          <li key={one.id}>
            <p className="quiet">
              <span className="number">{one.clock}</span> {one.from}
            </p>
            <p>{one.text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
