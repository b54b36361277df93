import { CircleCheck, CircleHelp, ShieldCheck, TriangleAlert } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Finding, Plan } from '../../../simulation/index.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { FindingDetail } from './FindingDetail.tsx'
import { type FindingGroup, type FindingState, findingKey, groupFindings } from './groupFindings.ts'
import { witnessesOnCanvas } from './witnesses.ts'

const words = texts.gaps

const icons: Readonly<Record<FindingState, ReactNode>> = {
  gap: <TriangleAlert size={14} />,
  unknown: <CircleHelp size={14} />,
  accepted: <ShieldCheck size={14} />,
  ok: <CircleCheck size={14} />,
}

type Props = {
  readonly plan: Plan
  readonly findings: readonly Finding[]
  /** Brings out on the canvas what proves a finding. */
  readonly onWitnesses: (ids: ReadonlySet<string>) => void
}

/** What the rules found, with what proves it. */
export function GapsPanel({ plan, findings, onWitnesses }: Props): ReactNode {
  const groups = useMemo(() => groupFindings(findings), [findings])
  const [opened, setOpened] = useState<string | null>(null)
  if (findings.length === 0) return <p className="sim-quiet">{words.none}</p>
  const open = (finding: Finding): void => {
    const key = findingKey(finding)
    const isClosing = key === opened
    setOpened(isClosing ? null : key)
    onWitnesses(isClosing ? new Set() : witnessesOnCanvas(plan, finding))
  }
  return (
    <div className="sim-gaps">
      {groups.map((group) => (
        <Group key={group.state} group={group} opened={opened} onOpen={open} />
      ))}
    </div>
  )
}

type GroupProps = {
  readonly group: FindingGroup
  readonly opened: string | null
  readonly onOpen: (finding: Finding) => void
}

function Group({ group, opened, onOpen }: GroupProps): ReactNode {
  const { state, bySeverity, count } = group
  return (
    <details className="sim-gap-group" data-state={state} open={state !== 'ok'}>
      <summary>
        <span className="sim-gap-icon">{icons[state]}</span>
        <h2>{words.states[state]}</h2>
        <span className="sim-tab-count number">{count}</span>
      </summary>
      <p className="sim-note">{words.stateHints[state]}</p>
      {bySeverity.map(({ severity, findings }) => (
        <section key={severity}>
          {state !== 'ok' && (
            <h3 className="sim-severity" data-severity={severity}>
              {words.severities[severity]}
            </h3>
          )}
          <ul>
            {findings.map((finding) => (
              <Row
                key={findingKey(finding)}
                finding={finding}
                isOpen={findingKey(finding) === opened}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}

type RowProps = {
  readonly finding: Finding
  readonly isOpen: boolean
  readonly onOpen: (finding: Finding) => void
}

function Row({ finding, isOpen, onOpen }: RowProps): ReactNode {
  return (
    <li className="sim-gap" data-state={finding.state}>
      <button type="button" aria-expanded={isOpen} onClick={() => onOpen(finding)}>
        <span className="sim-gap-rule number">{finding.rule}</span>
        <span className="sim-gap-title">{finding.title}</span>
        <span className="sim-gap-reason">{finding.reason}</span>
      </button>
      {isOpen && <FindingDetail finding={finding} />}
    </li>
  )
}
