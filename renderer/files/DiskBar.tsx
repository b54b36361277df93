import { FileWarning } from 'lucide-react'
import { useState } from 'react'
import { useDocument, useIsUnsaved } from '../stores/documentStore.ts'
import { fileTexts } from '../texts/app.ts'
import { Button } from '../ui/Button.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { keepMine } from './diskChanges.ts'
import { savePlan, takeFromDisk } from './saving.ts'

const { disk } = fileTexts

/** Tells that somebody else wrote or took away the file of this plan, and asks what to do. */
export function DiskBar() {
  const change = useDocument((state) => state.diskChange)
  const name = useDocument((state) => state.file?.name ?? '')
  const isUnsaved = useIsUnsaved()
  const [isComparing, setComparing] = useState(false)
  const isShown = change !== undefined && !change.isKept
  const words = isUnsaved ? disk.changedToo(name) : disk.changed(name)
  return (
    <section className="disk-slot" aria-label={disk.label} aria-live="polite">
      {isShown && (
        <div className="disk-bar">
          <FileWarning size={16} aria-hidden="true" />
          <p>{change.kind === 'gone' ? disk.gone(name) : words}</p>
          {change.kind === 'gone' ? (
            <Button size="small" look="primary" onPress={() => void savePlan()}>
              {disk.save}
            </Button>
          ) : (
            <>
              <Button size="small" onPress={() => setComparing(true)}>
                {disk.compare}
              </Button>
              <Button
                size="small"
                look="primary"
                onPress={() => void takeFromDisk(disk.reloadLabel)}
              >
                {disk.reload}
              </Button>
            </>
          )}
          <Button size="small" look="quiet" onPress={keepMine}>
            {change.kind === 'gone' ? disk.hide : disk.keep}
          </Button>
        </div>
      )}
      {isComparing && change?.kind === 'changed' && (
        <CompareDialog name={name} theirs={change.text} onClose={() => setComparing(false)} />
      )}
    </section>
  )
}
