import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import './styles/feedback.css'
import './styles/shell.css'
import './styles/panels.css'
import './styles/commands.css'
import './styles/start.css'
import './styles/openPlans.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { bridge } from './bridge.ts'
import { followDisk } from './files/diskChanges.ts'
import { openFromOutside } from './files/documents.ts'
import { keepRecoveryJournal } from './files/recoveryJournal.ts'
import { keepFocus } from './shell/focusKeeper.ts'
import { listenToKeys } from './shell/keyboard.ts'
import { followMenus } from './shell/nativeMenus.ts'
import { listenToClipboard } from './shell/systemClipboard.ts'
import { followTheme } from './shell/theme.ts'
import { followTitle } from './shell/windowTitle.ts'

const root = document.getElementById('root')
if (root !== null) {
  followTheme()
  keepRecoveryJournal()
  followDisk()
  listenToKeys()
  listenToClipboard()
  keepFocus()
  followTitle()
  followMenus()
  bridge.onOpenFile(openFromOutside)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
