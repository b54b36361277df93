import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { closePlan } from '../files/documents.ts'
import { documentName } from '../files/documentName.ts'
import { type DocumentState, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { bringToFront, listOpenPlans, useOpenPlans } from '../stores/openPlans.ts'
import { appTexts } from '../texts/app.ts'
import { IconButton } from '../ui/Button.tsx'

/** The open plans, once there is more than one. */
export function PlanTabs() {
  const open = useOpenPlans()
  const front = useDocument()
  const plans = listOpenPlans(open, front)
  if (plans.length < 2) return null
  return (
    <nav className="plan-tabs" aria-label={appTexts.openPlans}>
      <ul>
        {plans.map((plan) => (
          <PlanTab key={plan.number} plan={plan} isFront={plan.number === front.number} />
        ))}
      </ul>
    </nav>
  )
}

function PlanTab(props: { readonly plan: DocumentState; readonly isFront: boolean }) {
  const { plan, isFront } = props
  const name = documentName(plan)
  return (
    <li className="plan-tab" data-front={isFront || undefined}>
      <AriaButton
        className="plan-tab-name"
        {...(isFront && { 'aria-current': 'page' as const })}
        onPress={() => bringToFront(plan.number)}
      >
        <span className="ellipsis">{name}</span>
        {isUnsaved(plan) && (
          <span className="unsaved">
            <span className="visually-hidden">{appTexts.unsaved}</span>
          </span>
        )}
      </AriaButton>
      <IconButton
        label={appTexts.closePlan(name)}
        onPress={() => {
          bringToFront(plan.number)
          void closePlan()
        }}
      >
        <X size={12} />
      </IconButton>
    </li>
  )
}
