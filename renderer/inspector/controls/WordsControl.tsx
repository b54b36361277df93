import { X } from 'lucide-react'
import { inspectorTexts } from '../../texts/fields.ts'
import { IconButton } from '../../ui/Button.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import type { Slot } from '../slot.ts'

/** Free words. */
export function WordsControl({ slot }: { readonly slot: Slot }) {
  const words = (slot.value ?? []) as readonly string[]
  const set = (next: readonly string[]) => slot.set(next.length === 0 ? undefined : next)
  return (
    <div className="id-list">
      {words.length > 0 && (
        <ul className="chips">
          {words.map((word) => (
            <li key={word} className="chip">
              <span className="ellipsis">{word}</span>
              <IconButton
                label={inspectorTexts.remove(word)}
                onPress={() => set(words.filter((one) => one !== word))}
              >
                <X size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <TextBox
        key={words.join(' ')}
        label={slot.label}
        value=""
        onCommit={(word) => set([...new Set([...words, word])])}
        placeholder={slot.isMixed ? inspectorTexts.mixed : inspectorTexts.words}
        describedBy={slot.helpId}
      />
    </div>
  )
}
