import type { ReactNode } from 'react'
import type { Finding } from '../../../simulation/index.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'

const words = texts.gaps

/** How to close a gap, on what the finding stands, and when this happened to somebody before. */
export function FindingDetail({ finding }: { readonly finding: Finding }): ReactNode {
  const { fix, missing, basis, clauses, precedent, acceptance } = finding
  return (
    <dl className="sim-gap-detail">
      {fix !== '' && <Fact name={words.fix}>{fix}</Fact>}
      {missing.length > 0 && (
        <Fact name={words.missing}>{missing.map((path) => path.join(' › ')).join(', ')}</Fact>
      )}
      {acceptance !== null && (
        <Fact name={words.accepted}>
          {words.acceptedBy(acceptance.by, acceptance.until, acceptance.isExpired)}{' '}
          {acceptance.reason}
        </Fact>
      )}
      <Fact name={words.basis}>{words.bases[basis]}</Fact>
      {precedent !== '' && <Fact name={words.precedent}>{precedent}</Fact>}
      {clauses.length > 0 && <Fact name={words.supports}>{clauses.join(' · ')}</Fact>}
    </dl>
  )
}

function Fact({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
