import type { ReactNode } from 'react'
import type { Problem } from '../../../simulation/index.ts'

/** What is wrong, and how to mend it. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <ul className="sim-problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.where.path.join('/')} ${problem.message}`}>
          {problem.where.line !== undefined && (
            <span className="sim-note number">{problem.where.line}: </span>
          )}
          {problem.message} <span className="sim-note">{problem.hint}</span>
        </li>
      ))}
    </ul>
  )
}
