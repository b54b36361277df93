import { useState } from 'react'
import { Input, TextArea, TextField } from 'react-aria-components'

type TextBoxProps = {
  readonly label: string
  readonly value: string
  /** Called when the text is left or Enter is pressed, with a text that was accepted. */
  readonly onCommit: (value: string) => void
  /** What is wrong with a text; `undefined` if nothing. */
  readonly check?: (value: string) => string | undefined
  readonly placeholder?: string | undefined
  readonly describedBy?: string | undefined
  readonly hasLines?: boolean
  readonly isNumeric?: boolean
  readonly hasAutoFocus?: boolean
}

/** Text that takes effect when it is left; Escape takes back what was typed. */
export function TextBox(props: TextBoxProps) {
  const { label, value, onCommit, check, placeholder, describedBy, hasLines, hasAutoFocus } = props
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const shown = draft ?? value
  const fault = draft === undefined ? undefined : check?.(draft.trim())
  const leave = () => {
    if (draft === undefined) return
    const text = draft.trim()
    if (check?.(text) !== undefined) return
    setDraft(undefined)
    if (text !== value) onCommit(text)
  }
  const shared = {
    className: `control text-box${props.isNumeric === true ? ' number' : ''}`,
    placeholder: placeholder ?? '',
    'aria-describedby': describedBy,
    autoFocus: hasAutoFocus ?? false,
    onFocus: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      if (hasLines !== true) event.currentTarget.select()
    },
  }
  return (
    <TextField
      aria-label={label}
      className="text-field"
      value={shown}
      onChange={setDraft}
      onBlur={leave}
      isInvalid={fault !== undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && hasLines !== true) leave()
        else if (event.key === 'Escape' && draft !== undefined) setDraft(undefined)
        else event.continuePropagation()
      }}
    >
      {hasLines === true ? <TextArea {...shared} rows={2} /> : <Input {...shared} />}
      {fault !== undefined && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </TextField>
  )
}
