import { X } from 'lucide-react'
import { TablePanel } from '../inspector/table/TablePanel.tsx'
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx'
import { changeView, useView } from '../stores/viewStore.ts'
import { bottomTexts } from '../texts/panels.ts'
import { IconButton } from '../ui/Button.tsx'
import { Segments } from '../ui/Segments.tsx'
import { keysOf } from './commands.ts'

const tabs = ['problems', 'table'] as const

/** Below the map while drawing: what is wrong with the plan, or all of it as a table. */
export function DrawBottom() {
  const tab = useView((view) => view.bottomTab)
  return (
    <div className="draw-bottom">
      <header className="panel-head">
        <Segments
          label={bottomTexts.label}
          size="small"
          options={tabs.map((id) => ({ id, text: bottomTexts.tabs[id] }))}
          value={tab}
          onChange={(bottomTab) => changeView({ bottomTab })}
        />
        <span className="status-gap" />
        <IconButton
          label={bottomTexts.hide}
          keys={keysOf(tab)}
          onPress={() => changeView({ isProblemsOpen: false })}
        >
          <X size={15} />
        </IconButton>
      </header>
      {tab === 'problems' ? <ProblemsPanel /> : <TablePanel />}
    </div>
  )
}
