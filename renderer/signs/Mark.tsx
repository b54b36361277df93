/** The sign of the program: a ring that is open at the top, and the spark that closes it. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className="mark" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path className="mark-ring" d="M7.6 4.4a8.9 8.9 0 1 0 8.8 0" />
      <path className="mark-spark" d="M13.4 1.2 8.9 11.6h2.9l-1.2 6.2 4.9-9.1h-3Z" />
    </svg>
  )
}
