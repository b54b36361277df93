import { create } from 'zustand'

export type Notice = {
  readonly number: number
  readonly kind: 'done' | 'failed'
  readonly text: string
  readonly action?: { readonly text: string; readonly run: () => void }
}

const shownMs = 6_000

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }))

/**
 * Tells something in a corner of the window. Failures stay until they are closed, and are told once;
 * what was done gives way to what was done after it.
 */
export function tell(notice: Omit<Notice, 'number'>): void {
  const { notices } = useNotices.getState()
  const number = (notices.at(-1)?.number ?? 0) + 1
  const others = notices.filter(({ kind, text }) => kind === 'failed' && text !== notice.text)
  useNotices.setState({ notices: [...others.slice(-3), { ...notice, number }] })
  if (notice.kind === 'done') setTimeout(() => closeNotice(number), shownMs)
}

export function closeNotice(number: number): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.number !== number),
  }))
}
