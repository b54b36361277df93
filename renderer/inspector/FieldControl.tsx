import { assertNever } from '../../simulation/index.ts'
import {
  amountWriting,
  clockWriting,
  countWriting,
  dateWriting,
  durationWriting,
  factorWriting,
  gapRuleWriting,
  offsetWriting,
  shareWriting,
  textWriting,
} from './checks.ts'
import { ChoiceControl, YesNoControl } from './controls/ChoiceControl.tsx'
import { CouplingControl } from './controls/CouplingControl.tsx'
import { DaysControl } from './controls/DaysControl.tsx'
import { MembersControl } from './controls/MembersControl.tsx'
import { ListControl, RecordsControl } from './controls/RecordsControl.tsx'
import { ReferenceControl } from './controls/ReferenceControl.tsx'
import { ReferencesControl, SiblingsControl } from './controls/ReferencesControl.tsx'
import { SectionControl } from './controls/SectionControl.tsx'
import { TakesControl } from './controls/TakesControl.tsx'
import { DecideControl, TeamControl } from './controls/TeamControl.tsx'
import { WordsControl } from './controls/WordsControl.tsx'
import { WrittenControl } from './controls/WrittenControl.tsx'
import type { Slot } from './slot.ts'
import { LevelControl } from './controls/LevelControl.tsx'

/** The control for a field: one for each type of value that a plan has. */
export function FieldControl({ slot }: { readonly slot: Slot }) {
  const { field } = slot
  switch (field.type) {
    case 'text':
      return <WrittenControl slot={slot} writing={textWriting} />
    case 'lines':
      return <WrittenControl slot={slot} writing={textWriting} hasLines />
    case 'words':
      return <WordsControl slot={slot} />
    case 'duration':
      return <WrittenControl slot={slot} writing={durationWriting} />
    case 'target':
      return <WrittenControl slot={slot} writing={durationWriting} canBeUnknown />
    case 'takes':
      return <TakesControl slot={slot} />
    case 'share':
      return <WrittenControl slot={slot} writing={shareWriting} />
    case 'amount':
      return <WrittenControl slot={slot} writing={amountWriting} />
    case 'count':
      return (
        <WrittenControl
          slot={slot}
          writing={countWriting}
          canBeUnknown={field.canBeUnknown ?? false}
        />
      )
    case 'date':
      return (
        <WrittenControl
          slot={slot}
          writing={dateWriting}
          canBeUnknown={field.canBeUnknown ?? false}
        />
      )
    case 'factor':
      return <WrittenControl slot={slot} writing={factorWriting(field.min)} />
    case 'clock':
      return <WrittenControl slot={slot} writing={clockWriting} />
    case 'offset':
      return <WrittenControl slot={slot} writing={offsetWriting} />
    case 'gap-rule':
      return <WrittenControl slot={slot} writing={gapRuleWriting} />
    case 'level':
      return <LevelControl slot={slot} max={field.max} />
    case 'choice':
      return <ChoiceControl slot={slot} options={field.options} />
    case 'yes-no':
      return <YesNoControl slot={slot} />
    case 'days':
      return <DaysControl slot={slot} />
    case 'reference':
      return <ReferenceControl slot={slot} />
    case 'references':
      return <ReferencesControl slot={slot} />
    case 'siblings':
      return <SiblingsControl slot={slot} />
    case 'coupling':
      return <CouplingControl slot={slot} />
    case 'members':
      return <MembersControl slot={slot} />
    case 'decide':
      return <DecideControl slot={slot} />
    case 'approval':
      return <TeamControl slot={slot} assumes="approval" />
    case 'section':
      return <SectionControl slot={slot} />
    case 'records':
      return <RecordsControl slot={slot} />
    case 'list':
      return <ListControl slot={slot} />
    default:
      return assertNever(field)
  }
}
