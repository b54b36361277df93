import { ChevronRight } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading as AriaHeading } from 'react-aria-components'
import { valueAt } from '../editing/values.ts'
import { usePlan } from '../stores/documentStore.ts'
import { headingTexts } from '../texts/fields.ts'
import { Fields } from './Fields.tsx'
import type { Field, FieldTable, Heading } from './fieldTypes.ts'
import type { Subject } from './subject.ts'

/** The fields of the subject under their headings. */
export function Sections({ subject }: { readonly subject: Subject }) {
  const plan = usePlan()
  const { owner, table } = subject
  const [path] = owner.paths
  const record = (path === undefined ? undefined : valueAt(plan, path)) as
    | Readonly<Record<string, unknown>>
    | undefined
  return toSections(table)
    .filter((section) => isWanted(section.fields, record))
    .map(({ heading, fields }) => (
      <Disclosure key={heading} className="section" defaultExpanded>
        <AriaHeading level={3}>
          <Button slot="trigger" className="section-head">
            <ChevronRight size={12} aria-hidden="true" />
            {headingTexts[heading]}
          </Button>
        </AriaHeading>
        <DisclosurePanel className="section-body">
          <Fields owner={owner} table={fields} />
        </DisclosurePanel>
      </Disclosure>
    ))
}

type SectionOfFields = { readonly heading: Heading; readonly fields: FieldTable }

/** The name stands in the head of the inspector already. */
function toSections(table: FieldTable): readonly SectionOfFields[] {
  const sections: { heading: Heading; fields: Record<string, Field> }[] = []
  for (const [name, field] of Object.entries(table)) {
    const heading = field.heading ?? sections.at(-1)?.heading ?? 'about'
    if (sections.at(-1)?.heading !== heading) sections.push({ heading, fields: {} })
    const section = sections.at(-1)
    if (section !== undefined) section.fields[name] = field
  }
  return sections
}

/** A section that is only for other kinds of components stays away, unless it is filled in. */
function isWanted(
  fields: FieldTable,
  record: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return Object.entries(fields).some(
    ([name, field]) =>
      field.forKinds === undefined ||
      record?.[name] !== undefined ||
      field.forKinds.some((kind) => kind === record?.kind),
  )
}
