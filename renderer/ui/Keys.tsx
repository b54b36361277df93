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
      {splitKeys(keys).map((key) => (
        <kbd key={key}>{(isMac ? macSigns[key] : undefined) ?? arrows[key] ?? key}</kbd>
      ))}
    </span>
  )
}

/** The plus sign is itself a key, at the end. */
function splitKeys(keys: string): readonly string[] {
  const parts = keys.split('+').filter((part) => part !== '')
  return keys.endsWith('+') ? [...parts, '+'] : parts
}
