import './inspector.css'
import './lists.css'
import { MousePointer2 } from 'lucide-react'
import { type ComponentProps, useEffect, useRef } from 'react'
import { hasEntity, isEntityKey } from '../editing/collections.ts'
import { usePlan } from '../stores/documentStore.ts'
import { changeView, type SelectionKey, useView } from '../stores/viewStore.ts'
import { inspectorTexts } from '../texts/fields.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Fields } from './Fields.tsx'
import { HelpFoot } from './HelpFoot.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { Links } from './Links.tsx'
import { NestedFields } from './nestedFields.ts'
import { Sections } from './Sections.tsx'
import { subjectOf } from './subject.ts'

const drawFields: ComponentProps<typeof NestedFields>['value'] = (fields) => <Fields {...fields} />

/** What is selected, field by field. */
export function Inspector() {
  const plan = usePlan()
  const selection = useView((view) => view.selection)
  const inside = useFocusWhenAsked()
  const present = selection.filter((key) => !isEntityKey(key) || hasEntity(plan, key))
  const subject = subjectOf(present)
  if (subject === undefined) return <Nothing selection={present} />
  return (
    <div className="inspector" ref={inside} key={present.join(' ')}>
      <InspectorHead keys={present} />
      <div className="inspector-body">
        <NestedFields value={drawFields}>
          <Sections subject={subject} />
        </NestedFields>
        {present.length === 1 && present[0] !== undefined && <Links selection={present[0]} />}
      </div>
      <HelpFoot />
    </div>
  )
}

function Nothing({ selection }: { readonly selection: readonly SelectionKey[] }) {
  const isMany = selection.length > 1
  return (
    <EmptyState
      icon={<MousePointer2 size={18} strokeWidth={1.5} />}
      title={isMany ? inspectorTexts.mixedTitle(selection.length) : inspectorTexts.nothingTitle}
      text={isMany ? inspectorTexts.mixedText : inspectorTexts.nothingText}
    />
  )
}

function useFocusWhenAsked() {
  const inside = useRef<HTMLDivElement>(null)
  const request = useView((view) => view.focusRequest)
  useEffect(() => {
    if (request?.in !== 'inspector') return
    inside.current?.querySelector<HTMLElement>('input, textarea')?.focus()
    changeView({ focusRequest: undefined })
  }, [request])
  return inside
}
