import { LifeBuoy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { bridge, type RecoveryEntry } from '../bridge.ts'
import { ask } from '../stores/asking.ts'
import { useDocument } from '../stores/documentStore.ts'
import { listOpenPlans, useOpenPlans } from '../stores/openPlans.ts'
import { formatMomentHere } from '../texts/format.ts'
import { startTexts } from '../texts/app.ts'
import { Button } from '../ui/Button.tsx'
import type { StartActions } from './startActions.ts'

/** Unsaved work that a crash left behind, to be opened or given up. */
export function RecoveredWork({ actions }: { readonly actions: StartActions }) {
  const open = useOpenPlans()
  const front = useDocument()
  const [entries, setEntries] = useState<readonly RecoveryEntry[]>([])
  useEffect(() => {
    let isShown = true
    void bridge.readRecovery().then((answer) => {
      if (isShown && answer.ok) setEntries(answer.entries)
    })
    return () => {
      isShown = false
    }
  }, [])

  const discard = async (entry: RecoveryEntry) => {
    const { title, text, keep, discard: gone } = startTexts.recoveredDiscardAsk
    const chosen = await ask({
      title,
      text: text(entry.name),
      answers: [
        { id: 'keep', text: keep },
        { id: 'discard', text: gone, look: 'danger' },
      ],
    })
    if (chosen !== 'discard') return
    await bridge.clearRecovery(entry.key)
    setEntries((now) => now.filter((one) => one.key !== entry.key))
  }

  // The copies of what is open now are not lost work.
  const openKeys = listOpenPlans(open, front).map(({ recoveryKey }) => recoveryKey)
  const lost = entries.filter((entry) => !openKeys.includes(entry.key))
  if (lost.length === 0) return null
  return (
    <section className="recovered" aria-labelledby="start-recovered">
      <LifeBuoy size={20} strokeWidth={1.5} aria-hidden="true" />
      <div className="recovered-text">
        <h2 id="start-recovered">{startTexts.recovered}</h2>
        <p>{startTexts.recoveredNote}</p>
      </div>
      <ul>
        {lost.map((entry) => (
          <li key={entry.key}>
            <span className="recovered-name">
              <strong className="ellipsis">{entry.name}</strong>
              <small>{startTexts.recoveredAt(formatMomentHere(entry.writtenAt))}</small>
            </span>
            <Button size="small" look="quiet" onPress={() => void discard(entry)}>
              {startTexts.recoveredDiscard}
            </Button>
            <Button size="small" look="primary" onPress={() => actions.openRecovered(entry)}>
              {startTexts.recoveredOpen}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
