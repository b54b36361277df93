import type { ThreeTruths } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'

type How = ThreeTruths['actual']

/** Shape and word beside the colour: nobody has to tell colours apart. */
const shapes: Readonly<Record<How, string>> = { well: '●', degraded: '▲', down: '✕', damaged: '◆' }

export function Standing({ standing }: { readonly standing: How }) {
  return (
    <span className="standing" data-standing={standing}>
      <span aria-hidden="true">{shapes[standing]}</span> {roomTexts.shows[standing]}
    </span>
  )
}
