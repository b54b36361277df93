import { Milestone, Pencil } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { formatElapsed, type WhyPart } from '../../../simulation/index.ts'
import { whyTexts as words } from '../../texts/why.ts'
import { Button } from '../../ui/Button.tsx'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { showInPlan } from '../showInPlan.ts'
import { EventMark } from '../signs/EventMark.tsx'
import { signOf } from './eventTopics.ts'
import { whyRoles } from './whyRolesOf.ts'

type Props = { readonly view: RunView; readonly eventId: number }

/** What set an event off, what was already so, and what the plan had wrong all along. */
export function WhyRoles({ view, eventId }: Props): ReactNode {
  const { model, log } = view.run
  const roles = useMemo(() => whyRoles(model, log, eventId), [model, log, eventId])
  return (
    <>
      <Events view={view} title={words.trigger} parts={roles.triggers} />
      <Events view={view} title={words.conditions} parts={roles.conditions} />
      {roles.latent.length > 0 && (
        <section>
          <h3>{words.latent}</h3>
          <ul className="sim-latent">
            {roles.latent.map((part) => (
              <li key={part.id}>
                <Milestone size={13} aria-hidden="true" />
                <span>{part.text}</span>
                {part.path !== null && <ShowInPlan part={part} path={part.path} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type ShowProps = { readonly part: WhyPart; readonly path: NonNullable<WhyPart['path']> }

function ShowInPlan({ part, path }: ShowProps): ReactNode {
  return (
    <Button
      size="small"
      look="quiet"
      icon={<Pencil size={12} />}
      aria-label={`${words.showInPlan}: ${part.text}`}
      onPress={() => showInPlan(path)}
    >
      {words.showInPlan}
    </Button>
  )
}

type EventsProps = {
  readonly view: RunView
  readonly title: string
  readonly parts: readonly WhyPart[]
}

function Events({ view, title, parts }: EventsProps): ReactNode {
  if (parts.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {parts.map(({ id, eventId, text }) => {
          const event = view.run.log.events[eventId]
          return (
            <li key={id}>
              <button type="button" className="sim-leaf" onClick={() => goToEvent(view, eventId)}>
                {event !== undefined && <EventMark sign={signOf(event)} />}
                <span>
                  <span className="sim-leaf-time number">{formatElapsed(event?.atMs ?? 0)}</span>{' '}
                  {text}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
