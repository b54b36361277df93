import type { ReactNode } from 'react'
import { engineVersion, formatCount } from '../../../simulation/index.ts'
import type { FinishedRun } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'

const words = texts.results

/** What was assumed and left out, and by what the run can be made again. */
export function RunFacts({ run }: { readonly run: FinishedRun }): ReactNode {
  const { assumptions, leftOut } = run.model
  return (
    <footer className="sim-run-facts">
      {assumptions.length > 0 && (
        <details>
          <summary>{words.assumptions(assumptions.length)}</summary>
          <ul>
            {assumptions.map((assumption) => (
              <li key={assumption.path.join('/')}>
                {assumption.what}: <strong>{assumption.value}</strong>
                <span className="sim-note"> {assumption.source}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {leftOut.length > 0 && (
        <details>
          <summary>{words.leftOut(leftOut.length)}</summary>
          <ul>
            {leftOut.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{words.notModelled}</summary>
        <ul>
          {words.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{words.run}</summary>
        <dl className="sim-facts">
          {identityOf(run).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="number">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </footer>
  )
}

function identityOf(run: FinishedRun): readonly (readonly [string, string])[] {
  return [
    [words.seed, run.input.seed],
    [words.events, formatCount(run.log.events.length)],
    [words.digest, run.digest],
    [words.engine, engineVersion],
  ]
}
