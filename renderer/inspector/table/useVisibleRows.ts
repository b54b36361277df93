import { type RefObject, useLayoutEffect, useState } from 'react'

type Sizes = { readonly rowHeight: number; readonly count: number }

/** Rows above and below what is seen that are in the page already. */
const ahead = 8

/** Which rows are in sight, and how to bring one there. */
export function useVisibleRows(frame: RefObject<HTMLElement | null>, { rowHeight, count }: Sizes) {
  const [seen, setSeen] = useState({ top: 0, height: 400 })
  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 400 } = frame.current ?? {}
    setSeen((now) => (now.top === top && now.height === height ? now : { top, height }))
  }
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const { scrollTop: top, clientHeight: height } = element
      setSeen((now) => (now.top === top && now.height === height ? now : { top, height }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return {
    first: Math.max(0, Math.floor(seen.top / rowHeight) - ahead),
    last: Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + ahead),
    onScroll: look,
    show: (row: number) => {
      const element = frame.current
      if (element === null) return
      const top = row * rowHeight
      // The head stays over the first row that is seen.
      if (top < element.scrollTop) element.scrollTo({ top })
      const bottom = top + 2 * rowHeight - element.clientHeight
      if (bottom > element.scrollTop) element.scrollTo({ top: bottom })
    },
  }
}
