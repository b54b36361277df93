import { FolderOpen } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { type ScenarioChoice, useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemList } from './ProblemList.tsx'
import { readLibrary } from './library.ts'
import { openScenario, type Refusal } from './openScenario.ts'

const words = texts.scenario

/** The bundled scenarios, and a way to bring one’s own. */
export function ScenarioPicker({ onChosen }: { readonly onChosen: () => void }): ReactNode {
  const library = useMemo(() => readLibrary(), [])
  const current = useExercise((exercise) => exercise.choice)
  const chooseScenario = useExercise((exercise) => exercise.chooseScenario)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const choose = (choice: ScenarioChoice): void => {
    chooseScenario(choice)
    onChosen()
  }
  const open = async (): Promise<void> => {
    const opening = await openScenario()
    if (opening.kind === 'chosen') onChosen()
    if (opening.kind === 'refused') setRefused(opening.refusal)
  }
  return (
    <div className="sim-picker">
      <h2>{words.choose}</h2>
      <p className="sim-note">{words.chooseHint}</p>
      {refused !== null && (
        <div className="sim-refused" role="alert">
          <h3>{words.refused(refused.name)}</h3>
          <ProblemList problems={refused.problems} />
        </div>
      )}
      <ul className="sim-library" aria-label={words.bundled}>
        {library.map((choice) => (
          <li key={choice.fileName}>
            <button
              type="button"
              className="sim-library-item"
              aria-current={choice.fileName === current?.fileName}
              onClick={() => choose(choice)}
            >
              <strong>{choice.scenario.name}</strong>
              <span>{choice.scenario.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button icon={<FolderOpen size={14} />} onPress={() => void open()}>
        {words.open}
      </Button>
    </div>
  )
}
