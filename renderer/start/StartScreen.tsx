import { ArrowLeft, FilePlus2, FolderOpen, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Mark } from '../signs/Mark.tsx'
import { useDocument } from '../stores/documentStore.ts'
import { changeView } from '../stores/viewStore.ts'
import { appTexts, startTexts } from '../texts/app.ts'
import { Button } from '../ui/Button.tsx'
import { RecentPlans } from './RecentPlans.tsx'
import { RecoveredWork } from './RecoveredWork.tsx'
import { SampleCard } from './SampleCard.tsx'
import type { StartActions, StartSample } from './startActions.ts'

type StartScreenProps = {
  readonly actions: StartActions
  readonly samples: readonly StartSample[]
}

/** What the window shows first: begin, go on, or look at a sample. */
export function StartScreen({ actions, samples }: StartScreenProps) {
  return (
    <main className="start" data-region>
      <div className="start-inside">
        <header className="start-head">
          <Mark size={44} />
          <div>
            <h1>{appTexts.name}</h1>
            <p>{startTexts.lead}</p>
          </div>
          <BackToPlan />
        </header>
        <RecoveredWork actions={actions} />
        <div className="start-columns">
          <section className="start-begin" aria-label={startTexts.newPlan}>
            <StartButton
              icon={<FilePlus2 size={20} strokeWidth={1.5} />}
              text={startTexts.newPlan}
              note={startTexts.newPlanNote}
              look="first"
              onPress={actions.newPlan}
            />
            <StartButton
              icon={<FolderOpen size={20} strokeWidth={1.5} />}
              text={startTexts.open}
              note={startTexts.openNote}
              look="second"
              onPress={actions.openPlan}
            />
            <p className="start-drop">{startTexts.dropHint}</p>
            <RecentPlans actions={actions} />
          </section>
          <section className="start-samples" aria-labelledby="start-samples">
            <h2 id="start-samples">{startTexts.samples}</h2>
            <p>{startTexts.samplesNote}</p>
            <ul>
              {samples.map((sample) => (
                <li key={sample.id}>
                  <SampleCard sample={sample} onPress={() => actions.openSample(sample.id)} />
                </li>
              ))}
            </ul>
          </section>
        </div>
        <footer className="start-foot">
          <ShieldCheck size={14} aria-hidden="true" />
          {startTexts.offline}
        </footer>
      </div>
    </main>
  )
}

type StartButtonProps = {
  readonly icon: ReactNode
  readonly text: string
  readonly note: string
  readonly look: 'first' | 'second'
  readonly onPress: () => void
}

function StartButton({ icon, text, note, look, onPress }: StartButtonProps) {
  return (
    <AriaButton className={`start-button start-button-${look}`} onPress={onPress}>
      {icon}
      <span>
        <strong>{text}</strong>
        <small>{note}</small>
      </span>
    </AriaButton>
  )
}

function BackToPlan() {
  const { number, history, file } = useDocument()
  if (number === 0) return null
  const name = history.present.name ?? file?.name ?? appTexts.untitled
  return (
    <span className="start-back">
      <Button icon={<ArrowLeft size={14} />} onPress={() => changeView({ screen: 'plan' })}>
        {startTexts.back} {name}
      </Button>
    </span>
  )
}
