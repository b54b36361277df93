import type { Deed, FacilitatorView } from '../../simulation/index.ts'
import { ask } from './connection.ts'
import type { AboutDoor } from './Projector.tsx'

/** What every part of the desk works with. */
export interface Desk {
  readonly view: FacilitatorView
  readonly door: AboutDoor
  readonly atMs: number
  /** Writes something down; what stands in the way is shown. */
  readonly act: (did: Deed, as?: 'scribe') => Promise<boolean>
  /** Asks for something that changes nothing. */
  readonly look: <T>(asked: Readonly<Record<string, unknown>>) => Promise<T | undefined>
}

/** A desk over the line to the room. */
export function openDesk(
  key: string,
  complain: (message: string) => void,
): Pick<Desk, 'act' | 'look'> {
  const send = async (body: Readonly<Record<string, unknown>>) => {
    complain('')
    const answer = await ask('/api/desk', body, key)
    if (answer !== undefined && !answer.ok) complain(answer.message ?? '')
    return answer
  }
  return {
    act: async (did, as) => (await send({ did, as }))?.ok === true,
    look: async <T>(asked: Readonly<Record<string, unknown>>) =>
      (await send(asked))?.['answer'] as T | undefined,
  }
}

/** An id that nobody has used: ids in a journal are for machines. */
export function newId(kind: string): string {
  return `${kind}-${Date.now().toString(36)}-${Math.floor(Math.random() * 46_656).toString(36)}`
}
