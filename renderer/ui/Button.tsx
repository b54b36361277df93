import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { Keys } from './Keys.tsx'

type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  readonly look?: ButtonLook
  readonly size?: 'small' | 'normal' | 'large'
  readonly icon?: ReactNode
  readonly children?: ReactNode
}

/** A button with words, and perhaps an icon before them. */
export function Button({ look = 'plain', size = 'normal', icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`button button-${look} button-${size}`}>
      {icon}
      {children !== undefined && <span className="ellipsis">{children}</span>}
    </AriaButton>
  )
}

type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> & {
  readonly label: string
  /** Shortcut shown in the tip. */
  readonly keys?: string | undefined
  readonly isPressed?: boolean
  readonly children: ReactNode
}

/** A button with an icon alone; its name is its tip. */
export function IconButton({ label, keys, isPressed, children, ...props }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <AriaButton
        {...props}
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        className={`icon-button${isPressed === true ? ' icon-button-pressed' : ''}`}
      >
        {children}
      </AriaButton>
    </Tip>
  )
}

type TipProps = {
  readonly text: string
  readonly keys?: string | undefined
  /** Something that can be focused. */
  readonly children: ReactNode
}

/** Words that appear beside something while it is pointed at or focused. */
export function Tip({ text, keys, children }: TipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tip" offset={6}>
        {text}
        {keys !== undefined && <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
