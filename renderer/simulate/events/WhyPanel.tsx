import { Copy, HelpCircle } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { formatElapsed, tellingCauses } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { tell } from '../../stores/notices.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { EventMark } from '../signs/EventMark.tsx'
import { WhyRoles } from './WhyRoles.tsx'
import { WithoutCauses } from './WithoutCauses.tsx'
import { signOf } from './eventTopics.ts'
import {
  type Branch,
  causeLimits,
  type EventTree,
  effectLimits,
  growTree,
  toBranch,
  treeLines,
} from './eventTree.ts'
import { formatMoment } from '../../texts/format.ts'

const words = texts.why

/** What led to an event, down to the first failure, and what it led to. */
export function WhyPanel({ view }: { readonly view: RunView }): ReactNode {
  const eventId = useExercise((exercise) => exercise.eventId)
  const event = eventId === null ? undefined : view.run.log.events[eventId]
  if (event === undefined) {
    return <EmptyState icon={<HelpCircle size={18} />} title={words.tab} text={words.none} />
  }
  return <Why key={event.id} view={view} eventId={event.id} />
}

function Why({ view, eventId }: { readonly view: RunView; readonly eventId: number }): ReactNode {
  const { log } = view.run
  const causes = useMemo(
    () => growTree(eventId, (id) => tellingCauses(log, id).map((cause) => cause.id), causeLimits),
    [log, eventId],
  )
  const effects = useMemo(
    () => growTree(eventId, (id) => view.effects[id] ?? [], effectLimits),
    [view.effects, eventId],
  )
  const event = log.events[eventId]
  if (event === undefined) return null
  const copy = async (): Promise<void> => {
    const lines = treeLines({ causes, effects }, (id) => sentence(view, id))
    await navigator.clipboard.writeText(lines.join('\n'))
    tell({ kind: 'done', text: words.copied })
  }
  return (
    <div className="sim-why">
      <header className="sim-why-head">
        <EventMark sign={signOf(event)} />
        <div>
          <p className="sim-why-time number">{formatMoment(event.atMs)}</p>
          <h2>{view.sentenceOf(event)}</h2>
        </div>
      </header>
      <WhyRoles view={view} eventId={eventId} />
      <section aria-label={words.because}>
        <h3>{words.because}</h3>
        {causes.children.length === 0 ? (
          <p className="sim-note">{words.outside}</p>
        ) : (
          <Branches view={view} tree={causes} more={words.more} />
        )}
      </section>
      <WithoutCauses view={view} event={event} />
      <section aria-label={words.ledTo}>
        <h3>{words.ledTo}</h3>
        {effects.children.length === 0 ? (
          <p className="sim-note">{words.nothing}</p>
        ) : (
          <Branches view={view} tree={effects} more={words.moreEffects} />
        )}
      </section>
      <Button size="small" look="quiet" icon={<Copy size={13} />} onPress={() => void copy()}>
        {words.copy}
      </Button>
    </div>
  )
}

function sentence(view: RunView, eventId: number): string {
  const event = view.run.log.events[eventId]
  return event === undefined ? '' : `T+${formatElapsed(event.atMs)} ${view.sentenceOf(event)}`
}

type BranchesProps = {
  readonly view: RunView
  readonly tree: EventTree
  readonly more: (count: number) => string
}

/** What lies behind the root of a tree; the root itself is the heading above. */
function Branches({ view, tree, more }: BranchesProps): ReactNode {
  return (
    <ul className="sim-branches">
      {tree.children.map((child) => (
        <BranchRows key={child.eventId} view={view} branch={toBranch(child)} more={more} />
      ))}
      {tree.leftOut > 0 && <li className="sim-note">{more(tree.leftOut)}</li>}
    </ul>
  )
}

type BranchProps = {
  readonly view: RunView
  readonly branch: Branch
  readonly more: (count: number) => string
}

function BranchRows({ view, branch, more }: BranchProps): ReactNode {
  const leftOut = branch.chain.at(-1)?.leftOut ?? 0
  const isForked = branch.forks.length > 0 || leftOut > 0
  return branch.chain.map((tree, index) => (
    <li key={tree.eventId} className={index === 0 ? 'sim-branch' : undefined}>
      <Leaf view={view} tree={tree} />
      {isForked && index === branch.chain.length - 1 && (
        <ul className="sim-branches">
          {branch.forks.map((fork) => (
            <BranchRows key={fork.chain[0]?.eventId} view={view} branch={fork} more={more} />
          ))}
          {leftOut > 0 && <li className="sim-note">{more(leftOut)}</li>}
        </ul>
      )}
    </li>
  ))
}

function Leaf({ view, tree }: { readonly view: RunView; readonly tree: EventTree }): ReactNode {
  const event = view.run.log.events[tree.eventId]
  if (event === undefined) return null
  return (
    <button
      type="button"
      className="sim-leaf"
      title={words.jump}
      onClick={() => goToEvent(view, event.id)}
    >
      <EventMark sign={signOf(event)} />
      <span>
        <span className="sim-leaf-time number">{formatElapsed(event.atMs)}</span>{' '}
        {view.sentenceOf(event)}
        {tree.isRepeated && <em> ({words.repeated})</em>}
      </span>
    </button>
  )
}
