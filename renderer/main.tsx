import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import './styles/feedback.css'
import './styles/shell.css'
import './styles/panels.css'
import './styles/commands.css'
import './styles/start.css'
import './styles/openPlans.css'
import './styles/narrow.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { bridge, type projectorMark as mark } from './bridge.ts'
import { followDisk } from './files/diskChanges.ts'
import { openFromOutside } from './files/documents.ts'
import { keepRecoveryJournal } from './files/recoveryJournal.ts'
import { keepFocus } from './shell/focusKeeper.ts'
import { listenToKeys } from './shell/keyboard.ts'
import { followMenus } from './shell/nativeMenus.ts'
import { listenToClipboard } from './shell/systemClipboard.ts'
import { followTheme } from './shell/theme.ts'
import { projectorTexts } from './texts/projector.ts'
import { followTitle } from './shell/windowTitle.ts'

// The type makes this the same mark as Electron's.
const projectorMark: typeof mark = '#projector'

const Projector = lazy(async () => ({
  default: (await import('./shell/projector/Projector.tsx')).Projector,
}))

/** The window of the plans. */
function startWindow(): void {
  keepRecoveryJournal()
  followDisk()
  listenToKeys()
  listenToClipboard()
  keepFocus()
  followTitle()
  followMenus()
  bridge.onOpenFile(openFromOutside)
}

const root = document.getElementById('root')
if (root !== null) {
  const isProjector = location.hash === projectorMark
  followTheme()
  if (isProjector) document.title = projectorTexts.title
  else startWindow()
  createRoot(root).render(
    <StrictMode>
      {isProjector ? (
        <Suspense>
          <Projector />
        </Suspense>
      ) : (
        <App />
      )}
    </StrictMode>,
  )
}
