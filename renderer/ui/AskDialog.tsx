import { useAsking } from './ask.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** Shows the question that waits for an answer, if there is one. */
export function AskDialog({ closeLabel }: { readonly closeLabel: string }) {
  const asking = useAsking((state) => state.asking)
  if (asking === undefined) return null
  return (
    <Dialog
      title={asking.title}
      closeLabel={closeLabel}
      size="small"
      onClose={() => asking.answer(undefined)}
      buttons={asking.answers.map((answer, index) => (
        <Button
          key={answer.id}
          look={answer.look ?? 'plain'}
          autoFocus={index === asking.answers.length - 1}
          onPress={() => asking.answer(answer.id)}
        >
          {answer.text}
        </Button>
      ))}
    >
      <p>{asking.text}</p>
    </Dialog>
  )
}
