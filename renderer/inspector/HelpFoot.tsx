import { inspectorTexts } from '../texts/fields.ts'
import { useHelp } from './helpStore.ts'

/** The help for whatever field was pointed at or focused last. */
export function HelpFoot() {
  const help = useHelp((state) => state.help)
  return (
    <footer className="help-foot" aria-hidden="true">
      {help === undefined ? (
        <p>{inspectorTexts.helpIdle}</p>
      ) : (
        <p>
          <strong>{help.label}</strong> {help.text}
        </p>
      )}
    </footer>
  )
}
