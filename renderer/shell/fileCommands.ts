import { closePlan, newPlan, openPlan, saveAll } from '../files/documents.ts'
import { revertPlan, savePlan, savePlanAs } from '../files/saving.ts'
import { isUnsaved, useDocument } from '../stores/documentStore.ts'
import { bringToFront, isAnyUnsaved, useOpenPlans } from '../stores/openPlans.ts'
import { changeView } from '../stores/viewStore.ts'
import { type Command, isOpen } from './command.ts'
import { openProjector } from './projector/sendToProjector.ts'

const hasSeveral = () => useOpenPlans.getState().order.length > 1

/** Goes to the open plan so many tabs further; after the last comes the first. */
function goToPlan(step: 1 | -1): void {
  const { order } = useOpenPlans.getState()
  const place = order.indexOf(useDocument.getState().number)
  const wanted = order[(place + step + order.length) % order.length]
  if (wanted !== undefined) bringToFront(wanted)
}

async function openScenario(): Promise<void> {
  const { openScenarioFromMenu } = await import('../simulate/scenario/openScenario.ts')
  await openScenarioFromMenu()
}

async function exportReport(ending: 'html' | 'pdf'): Promise<void> {
  const { exportHtml, exportLastReport, exportPdf } = await import('../report/exportReport.ts')
  await exportLastReport(ending === 'html' ? exportHtml : exportPdf)
}

/** What is done with whole plans and their files. */
export const fileCommands: readonly Command[] = [
  { id: 'new-plan', group: 'file', keys: 'Ctrl+N', run: newPlan },
  { id: 'open-plan', group: 'file', keys: 'Ctrl+O', run: () => void openPlan() },
  { id: 'save', group: 'file', keys: 'Ctrl+S', isEnabled: isOpen, run: () => void savePlan() },
  {
    id: 'save-as',
    group: 'file',
    keys: 'Ctrl+Shift+S',
    isEnabled: isOpen,
    run: () => void savePlanAs(),
  },
  { id: 'save-all', group: 'file', isEnabled: isAnyUnsaved, run: () => void saveAll() },
  {
    id: 'revert',
    group: 'file',
    isEnabled: (_view, document) => document.file !== undefined && isUnsaved(document),
    run: () => void revertPlan(),
  },
  {
    id: 'close-plan',
    group: 'file',
    keys: 'Alt+W',
    isEnabled: isOpen,
    run: () => void closePlan(),
  },
  {
    id: 'open-scenario',
    group: 'file',
    keys: 'Ctrl+Shift+O',
    isEnabled: isOpen,
    run: () => void openScenario(),
  },
  {
    id: 'export-report',
    group: 'file',
    keys: 'Ctrl+E',
    isEnabled: isOpen,
    run: () => void exportReport('html'),
  },
  {
    id: 'export-pdf',
    group: 'file',
    keys: 'Ctrl+Shift+E',
    isEnabled: isOpen,
    run: () => void exportReport('pdf'),
  },
  { id: 'start', group: 'file', run: () => changeView({ screen: 'start' }) },
]

/** Going between what is open. */
export const openPlanCommands: readonly Command[] = [
  {
    id: 'next-plan',
    group: 'view',
    keys: 'Alt+PageDown',
    isEnabled: hasSeveral,
    run: () => goToPlan(1),
  },
  {
    id: 'previous-plan',
    group: 'view',
    keys: 'Alt+PageUp',
    isEnabled: hasSeveral,
    run: () => goToPlan(-1),
  },
  {
    id: 'projector',
    group: 'view',
    keys: 'Ctrl+Shift+P',
    isEnabled: isOpen,
    run: openProjector,
  },
]
