import { Check, Flag, Hourglass, Mail, X, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EventSign } from '../events/eventTopics.ts'

const size = 12

const marks: Readonly<Record<EventSign, ReactNode>> = {
  fault: <Zap size={size} fill="currentColor" />,
  bad: <X size={size} strokeWidth={3} />,
  good: <Check size={size} strokeWidth={3} />,
  flag: <Flag size={size} fill="currentColor" />,
  message: <Mail size={size} />,
  wait: <Hourglass size={size} strokeWidth={2.5} />,
  work: <span className="sim-mark-half" />,
  plain: <span className="sim-mark-dot" />,
}

/** The shape that stands for a kind of event. Its sentence stands beside it, so it is not read out. */
export function EventMark({ sign }: { readonly sign: EventSign }): ReactNode {
  return (
    <span className="sim-mark" data-sign={sign} aria-hidden="true">
      {marks[sign]}
    </span>
  )
}
