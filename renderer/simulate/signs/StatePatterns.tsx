import type { ReactNode } from 'react'
import { entityStates, type EntityState } from '../../../simulation/index.ts'
import { type PathPhase, pathPhases } from '../results/pathPhases.ts'

/** Marks drawn over a state's colour, so that states differ without it. */
const stateMarks: Readonly<Record<EntityState, ReactNode>> = {
  operational: null,
  degraded: <path d="M-2 10 10 -2M2 14 14 2" strokeWidth="2" />,
  down: <path d="M0 0 8 8M8 0 0 8" strokeWidth="1" />,
  recovering: (
    <>
      <circle cx="2" cy="2" r="1.1" />
      <circle cx="6" cy="6" r="1.1" />
    </>
  ),
  'on-fallback': <path d="M0 2H8M0 6H8" strokeWidth="1.2" />,
  stopped: <circle cx="4" cy="4" r="1" />,
}

const phaseMarks: Readonly<Record<PathPhase, ReactNode>> = {
  failing: <path d="M0 0 8 8M8 0 0 8" strokeWidth="1" />,
  'finding-out': (
    <>
      <circle cx="2" cy="2" r="1.1" />
      <circle cx="6" cy="6" r="1.1" />
    </>
  ),
  waiting: <path d="M-2 10 10 -2M2 14 14 2" strokeWidth="2" />,
  deciding: <path d="M2 0V8M6 0V8" strokeWidth="1.2" />,
  working: null,
}

export function stateFill(state: EntityState): string {
  return `url(#fill-state-${state})`
}

export function phaseFill(phase: PathPhase): string {
  return `url(#fill-phase-${phase})`
}

/** The fills of all charts, once in the page. */
export function StatePatterns(): ReactNode {
  return (
    <svg className="sim-patterns" aria-hidden="true" width="0" height="0">
      <defs>
        {entityStates.map((state) => (
          <Fill key={state} id={`fill-state-${state}`} colour={`var(--status-${state})`}>
            {stateMarks[state]}
          </Fill>
        ))}
        {pathPhases.map((phase) => (
          <Fill key={phase} id={`fill-phase-${phase}`} colour={`var(--sim-${phase})`}>
            {phaseMarks[phase]}
          </Fill>
        ))}
      </defs>
    </svg>
  )
}

type FillProps = { readonly id: string; readonly colour: string; readonly children: ReactNode }

function Fill({ id, colour, children }: FillProps): ReactNode {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" style={{ fill: colour }} />
      <g className="sim-marks">{children}</g>
    </pattern>
  )
}
