import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { type ScenarioChoice, useExercise } from '../../stores/exerciseStore.ts'
import { modifierTexts } from '../../texts/modifiers.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { BindingEditor } from './BindingEditor.tsx'
import { ScenarioPicker } from './ScenarioPicker.tsx'
import { ScenarioFaults, ScenarioStory } from './ScenarioStory.tsx'
import { ModifierSettings } from './ModifierSettings.tsx'
import { RunSettings } from './RunSettings.tsx'
import { buildBindingRows } from './bindingRows.ts'

const words = texts.scenario

/** The scenario to run, what it stands for in this plan, and the settings of the run. */
export function ScenarioPanel(): ReactNode {
  const plan = usePlan()
  const choice = useExercise((exercise) => exercise.choice)
  const own = useExercise((exercise) => exercise.ownBindings)
  // The scenario that is to be exchanged for another one.
  const [left, setLeft] = useState<ScenarioChoice | null>(null)
  const warm = useExercise((exercise) => exercise.warm)
  useEffect(warm, [warm])
  const rows = useMemo(
    () => (choice === null ? [] : buildBindingRows(plan, choice.scenario, own)),
    [plan, choice, own],
  )
  if (choice === null || left === choice) {
    return <ScenarioPicker onChosen={() => setLeft(null)} />
  }
  const { scenario } = choice
  return (
    <div className="sim-scenario">
      <header className="sim-scenario-head">
        <div>
          <h2>{scenario.name}</h2>
          <p className="sim-note ellipsis">
            {choice.isBundled ? words.isBundled : choice.fileName}
          </p>
        </div>
        <Button size="small" onPress={() => setLeft(choice)}>
          {words.change}
        </Button>
      </header>
      <ScenarioFaults plan={plan} scenario={scenario} rows={rows} />
      <h3>{texts.binding.heading}</h3>
      {rows.length === 0 && <p className="sim-note">{texts.binding.none}</p>}
      {rows.map((row) => (
        <BindingEditor key={row.id} plan={plan} row={row} />
      ))}
      <h3>{words.inputs}</h3>
      <RunSettings scenario={scenario} />
      <h3>{modifierTexts.heading}</h3>
      <ModifierSettings plan={plan} scenario={scenario} />
      <h3>{words.about}</h3>
      <ScenarioStory scenario={scenario} />
    </div>
  )
}
