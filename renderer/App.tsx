import { lazy, Suspense } from 'react'
import { ConnectDialog } from './canvas/ConnectDialog.tsx'
import { BrokenFile } from './files/BrokenFile.tsx'
import {
  newPlan,
  openDropped,
  openPlan,
  openRecent,
  openRecovered,
  openSample,
} from './files/documents.ts'
import { findSamples } from './files/samples.ts'
import { About } from './shell/About.tsx'
import { AskDialog } from './shell/AskDialog.tsx'
import { CommandPalette } from './shell/CommandPalette.tsx'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { Notices } from './shell/Notices.tsx'
import { PlanTabs } from './shell/PlanTabs.tsx'
import { ShortcutSheet } from './shell/ShortcutSheet.tsx'
import { StartScreen } from './start/StartScreen.tsx'
import type { StartActions } from './start/startActions.ts'
import { useDocument } from './stores/documentStore.ts'
import { useView } from './stores/viewStore.ts'
import { appTexts } from './texts/app.ts'

// The first picture is the start screen; the map is fetched while somebody reads it.
const Workspace = lazy(async () => {
  const { Workspace: inside } = await import('./shell/Workspace.tsx')
  return { default: inside }
})

const samples = findSamples()

const startActions: StartActions = {
  newPlan,
  openPlan: () => void openPlan(),
  openRecent: (token) => void openRecent(token),
  openRecovered,
  openSample: (id) => {
    const sample = samples.find((one) => one.id === id)
    if (sample !== undefined) openSample(sample)
  },
}

/** The whole window. */
export function App() {
  const screen = useView((view) => view.screen)
  const dialog = useView((view) => view.dialog)
  const number = useDocument((state) => state.number)
  return (
    <div
      className="window"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        void openDropped([...event.dataTransfer.files])
      }}
    >
      <PlanTabs />
      <ErrorBoundary>
        {screen === 'start' || number === 0 ? (
          <StartScreen actions={startActions} samples={samples} />
        ) : (
          <Suspense fallback={<output className="loading">{appTexts.loading}</output>}>
            <Workspace key={number} />
          </Suspense>
        )}
      </ErrorBoundary>
      {dialog === 'commands' && <CommandPalette />}
      {dialog === 'shortcuts' && <ShortcutSheet />}
      {dialog === 'connect' && <ConnectDialog />}
      {dialog === 'about' && <About />}
      <BrokenFile />
      <AskDialog />
      <Notices />
    </div>
  )
}
