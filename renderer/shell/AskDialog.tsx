import { useAsking } from '../stores/asking.ts'
import { appTexts } from '../texts/app.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Shows the question that waits for an answer, if there is one. */
export function AskDialog() {
  const asking = useAsking((state) => state.asking)
  if (asking === undefined) return null
  return (
    <Dialog
      title={asking.title}
      closeLabel={appTexts.close}
      size="small"
      onClose={() => asking.answer(undefined)}
      buttons={asking.answers.map((answer, index) => (
        <Button
          key={answer.id}
          look={answer.look ?? 'plain'}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a question is answered by Enter
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
