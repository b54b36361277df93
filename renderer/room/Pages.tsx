import type { RoleView } from '../../simulation/index.ts'
import { roomTexts } from '../texts/room.ts'

/** The role’s runbooks, as far as they can be opened. */
export function Pages({ pages }: { readonly pages: RoleView['pages'] }) {
  if (pages.length === 0) return <p className="quiet">{roomTexts.noPages}</p>
  return pages.map((page) => (
    <section key={page.id} className="page" data-readable={page.isReadable}>
      <h2>{page.name}</h2>
      {page.isReadable ? (
        <ol className="steps">
          {page.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <p className="warning">{roomTexts.lostPage(page.keptIn)}</p>
      )}
    </section>
  ))
}
