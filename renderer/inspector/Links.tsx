import { Plus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Dependency, Plan } from '../../simulation/index.ts'
import {
  type EntityKey,
  fromKey,
  isEntityKey,
  linkableName,
  nameOf,
  toKey,
} from '../editing/collections.ts'
import { findMentions } from '../editing/references.ts'
import { SelectionGlyph } from '../signs/KindGlyph.tsx'
import { usePlan } from '../stores/documentStore.ts'
import { changeView, reveal, type SelectionKey } from '../stores/viewStore.ts'
import { inspectorTexts } from '../texts/fields.ts'
import { collectionTexts, couplingTexts, phaseTexts } from '../texts/things.ts'
import { Button } from '../ui/Button.tsx'

const { links: texts } = inspectorTexts

/** What a thing needs, what needs it, and what else speaks of it. */
export function Links({ selection }: { readonly selection: SelectionKey }) {
  const plan = usePlan()
  const links = useMemo(
    () => (isEntityKey(selection) ? findLinks(plan, selection) : undefined),
    [plan, selection],
  )
  if (links === undefined) return null
  const { needs, neededBy, mentions, canLink } = links
  return (
    <div className="links">
      {canLink && (
        <LinkList title={texts.needs} count={needs.length}>
          {needs.map(({ id, dependency }) => (
            <LinkRow
              key={id}
              id={id}
              dependency={dependency}
              name={linkableName(plan, dependency.to)}
            />
          ))}
        </LinkList>
      )}
      {canLink && (
        <Button
          size="small"
          icon={<Plus size={13} />}
          onPress={() => changeView({ dialog: 'connect' })}
        >
          {texts.connect}
        </Button>
      )}
      {neededBy.length > 0 && (
        <LinkList title={texts.neededBy} count={neededBy.length}>
          {neededBy.map(({ id, dependency }) => (
            <LinkRow
              key={id}
              id={id}
              dependency={dependency}
              name={linkableName(plan, dependency.from)}
            />
          ))}
        </LinkList>
      )}
      {mentions.length > 0 && (
        <LinkList title={texts.mentions} count={mentions.length}>
          {mentions.map((key) => (
            <li key={key}>
              <AriaButton className="link" onPress={() => reveal(key)} onHoverChange={point(key)}>
                <SelectionGlyph selection={key} size={14} />
                <span className="ellipsis">{nameOf(plan, key)}</span>
                <small>{collectionTexts[fromKey(key).collection].one}</small>
              </AriaButton>
            </li>
          ))}
        </LinkList>
      )}
    </div>
  )
}

type Found = { readonly id: string; readonly dependency: Dependency }

function findLinks(plan: Plan, key: EntityKey) {
  const { collection, id } = fromKey(key)
  const all: readonly Found[] = Object.entries(plan.dependencies ?? {}).map(
    ([dependencyId, dependency]) => ({ id: dependencyId, dependency }),
  )
  const isLinkable = ['components', 'groups', 'businessServices'].includes(collection)
  return {
    canLink: isLinkable && collection !== 'groups',
    needs: isLinkable ? all.filter(({ dependency }) => dependency.from === id) : [],
    neededBy: isLinkable ? all.filter(({ dependency }) => dependency.to === id) : [],
    mentions: findMentions(plan, collection, id),
  }
}

type LinkListProps = {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}

function LinkList({ title, count, children }: LinkListProps) {
  return (
    <section className="link-list" aria-label={title}>
      <h3>
        {title} <small className="number">{count}</small>
      </h3>
      {count === 0 ? <p className="field-note">{texts.none}</p> : <ul>{children}</ul>}
    </section>
  )
}

type LinkRowProps = Found & { readonly name: string }

function LinkRow({ id, dependency, name }: LinkRowProps) {
  const key = toKey('dependencies', id)
  const { phase = 'run', coupling } = dependency
  return (
    <li>
      <AriaButton className="link" onPress={() => reveal(key)} onHoverChange={point(key)}>
        <span className="link-phase" data-phase={phase}>
          {phaseTexts[phase].name}
        </span>
        <span className="ellipsis">{name}</span>
        <small>{couplingTexts[coupling?.kind ?? 'hard'].name}</small>
      </AriaButton>
    </li>
  )
}

function point(key: EntityKey) {
  return (isOver: boolean) => changeView({ hovered: isOver ? key : undefined })
}
