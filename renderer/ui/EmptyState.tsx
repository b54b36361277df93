import type { ReactNode } from 'react'

type EmptyStateProps = {
  readonly icon?: ReactNode
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** What stands where nothing is yet, and what to do next. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon !== undefined && <div className="empty-state-icon">{icon}</div>}
      <h3>{title}</h3>
      <p>{text}</p>
      {children !== undefined && <div className="empty-state-actions">{children}</div>}
    </div>
  )
}
