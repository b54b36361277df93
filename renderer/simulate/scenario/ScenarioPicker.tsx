import { FolderOpen } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Problem } from '../../../simulation/index.ts'
import { bridge } from '../../bridge.ts'
import { type ScenarioChoice, useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { tell } from '../../stores/notices.ts'
import { ProblemList } from './ProblemList.tsx'
import { readLibrary, readScenario } from './library.ts'

const words = texts.scenario

type Refusal = { readonly name: string; readonly problems: readonly Problem[] }

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
    const answer = await bridge.openFile({ kind: 'scenario' })
    if (!answer.ok) {
      if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
      return
    }
    const read = readScenario(answer.name, answer.text)
    if (read.ok) choose(read.value)
    else setRefused({ name: answer.name, problems: read.problems })
  }
  return (
    <div className="sim-picker">
      <h3>{words.choose}</h3>
      <p className="sim-note">{words.chooseHint}</p>
      {refused !== null && (
        <div className="sim-refused" role="alert">
          <h4>{words.refused(refused.name)}</h4>
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
