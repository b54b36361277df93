import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { BindingEditor } from './BindingEditor.tsx'
import { ScenarioPicker } from './ScenarioPicker.tsx'
import { ScenarioFaults, ScenarioStory } from './ScenarioStory.tsx'
import { RunSettings } from './RunSettings.tsx'
import { buildBindingRows } from './bindingRows.ts'

const words = texts.scenario

/** The scenario to run, what it stands for in this plan, and the settings of the run. */
export function ScenarioPanel(): ReactNode {
  const plan = usePlan()
  const choice = useExercise((exercise) => exercise.choice)
  const own = useExercise((exercise) => exercise.ownBindings)
  const [isChoosing, setIsChoosing] = useState(choice === null)
  const warm = useExercise((exercise) => exercise.warm)
  useEffect(warm, [warm])
  const rows = useMemo(
    () => (choice === null ? [] : buildBindingRows(plan, choice.scenario, own)),
    [plan, choice, own],
  )
  if (choice === null || isChoosing) {
    return <ScenarioPicker onChosen={() => setIsChoosing(false)} />
  }
  const { scenario } = choice
  return (
    <div className="sim-scenario">
      <header className="sim-scenario-head">
        <div>
          <h3>{scenario.name}</h3>
          <p className="sim-note ellipsis">
            {choice.isBundled ? words.isBundled : choice.fileName}
          </p>
        </div>
        <Button size="small" onPress={() => setIsChoosing(true)}>
          {words.change}
        </Button>
      </header>
      <ScenarioFaults plan={plan} scenario={scenario} rows={rows} />
      <h4>{texts.binding.heading}</h4>
      {rows.length === 0 && <p className="sim-note">{texts.binding.none}</p>}
      {rows.map((row) => (
        <BindingEditor key={row.id} plan={plan} row={row} />
      ))}
      <h4>{words.inputs}</h4>
      <RunSettings scenario={scenario} />
      <h4>{words.about}</h4>
      <ScenarioStory scenario={scenario} />
    </div>
  )
}
