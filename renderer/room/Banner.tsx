import { roomTexts } from '../texts/room.ts'

/** The line that tells everybody that nothing of this is real, and who may see it. */
export function Banner({ classification }: { readonly classification: string }) {
  return (
    <div className="banner" role="note">
      <strong>{roomTexts.exercise}</strong>
      {classification === '' ? null : <span>{classification}</span>}
    </div>
  )
}
