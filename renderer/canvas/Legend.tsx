import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { entityStates, phases } from '../../simulation/index.ts'
import { StatusGlyph } from '../signs/StatusGlyph.tsx'
import { changeView, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { stateTexts } from '../texts/states.ts'
import { phaseTexts } from '../texts/things.ts'
import { IconButton } from '../ui/Button.tsx'

const couplings = ['hard', 'soft', 'grace', 'lease', 'queue', 'replication', 'member'] as const

/** What the signs and lines of the map mean. */
export function Legend() {
  const isOpen = useView((view) => view.isLegendOpen)
  if (!isOpen) return null
  const { legendSections, legendCouplings } = canvasTexts
  return (
    <section className="legend" aria-label={canvasTexts.legend}>
      <header>
        <h2>{canvasTexts.legend}</h2>
        <IconButton label={appTexts.close} onPress={() => changeView({ isLegendOpen: false })}>
          <X size={14} />
        </IconButton>
      </header>
      <LegendPart title={legendSections.phases}>
        {phases.map((phase) => (
          <li key={phase}>
            <LegendLine sort={phase} end="hard" />
            <span>
              {phaseTexts[phase].name} <small>{phaseTexts[phase].note}</small>
            </span>
          </li>
        ))}
      </LegendPart>
      <LegendPart title={legendSections.couplings}>
        {couplings.map((coupling) => (
          <li key={coupling}>
            <LegendLine sort={coupling === 'member' ? 'member' : 'run'} end={coupling} />
            <span>{legendCouplings[coupling]}</span>
          </li>
        ))}
      </LegendPart>
      <LegendPart title={legendSections.states}>
        {entityStates.map((state) => (
          <li key={state}>
            <StatusGlyph state={state} />
            <span>{stateTexts[state]}</span>
          </li>
        ))}
      </LegendPart>
    </section>
  )
}

function LegendPart(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h3>{props.title}</h3>
      <ul>{props.children}</ul>
    </>
  )
}

function LegendLine(props: { readonly sort: string; readonly end: string }) {
  const { sort, end } = props
  return (
    <svg className="legend-line" width={44} height={12} aria-hidden="true">
      <g className="line" data-sort={sort} data-coupling={end} data-near>
        <path className="react-flow__edge-path" d="M1 6H43" markerEnd={`url(#end-${end})`} />
      </g>
    </svg>
  )
}
