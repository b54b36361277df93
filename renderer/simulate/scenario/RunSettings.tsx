import type { ReactNode } from 'react'
import { durationToMs, type Scenario } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { TextBox } from '../../ui/TextBox.tsx'

const words = texts.scenario

/** What a run depends on besides plan and scenario: its luck, and how far it goes. */
export function RunSettings({ scenario }: { readonly scenario: Scenario }): ReactNode {
  const seed = useExercise((exercise) => exercise.seed)
  const horizon = useExercise((exercise) => exercise.horizon)
  const setSeed = useExercise((exercise) => exercise.setSeed)
  const setHorizon = useExercise((exercise) => exercise.setHorizon)
  return (
    <div className="sim-settings">
      <div className="sim-setting">
        <span>{words.seed}</span>
        <TextBox
          label={words.seed}
          value={seed}
          describedBy="sim-seed-note"
          onCommit={(text) => setSeed(text === '' ? '1' : text)}
        />
      </div>
      <p id="sim-seed-note" className="sim-note">
        {words.seedHelp}
      </p>
      <div className="sim-setting">
        <span>{words.horizon}</span>
        <TextBox
          label={words.horizon}
          value={horizon}
          placeholder={scenario.horizon ?? ''}
          describedBy="sim-horizon-note"
          check={horizonFault}
          onCommit={setHorizon}
        />
      </div>
      <p id="sim-horizon-note" className="sim-note">
        {words.horizonHelp}
      </p>
    </div>
  )
}

function horizonFault(text: string): string | undefined {
  if (text === '') return undefined
  const ms = durationToMs(text)
  return ms === undefined || ms === 0 ? words.horizonWrong : undefined
}
