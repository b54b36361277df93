const isMac = globalThis.navigator?.platform.startsWith('Mac') ?? false

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' }
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A shortcut such as `Ctrl+Shift+Z`, one cap for each key. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{(isMac ? macSigns[key] : undefined) ?? arrows[key] ?? key}</kbd>
      ))}
    </span>
  )
}
