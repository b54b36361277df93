import { entityStates, type EntityState, type Phase, phases } from '../../../simulation/index.ts'

const tokens = {
  canvas: 'var(--canvas)',
  raised: 'var(--raised)',
  evenSite: 'color-mix(in srgb, var(--panel) 70%, var(--canvas))',
  oddSite: 'color-mix(in srgb, var(--raised) 60%, var(--canvas))',
  lineStrong: 'var(--line-strong)',
  text: 'var(--text)',
  textMuted: 'var(--text-muted)',
  textFaint: 'var(--text-faint)',
  ink: 'var(--ink)',
  textOnInk: 'var(--text-on-ink)',
  selectedLine: 'var(--selected-line)',
  onStatus: 'var(--on-status)',
} as const

/** The colours of the theme, as a drawing needs them: resolved. */
export type MapColours = Readonly<Record<keyof typeof tokens, string>> & {
  readonly font: string
  readonly phase: Readonly<Record<Phase, string>>
  readonly status: Readonly<Record<EntityState, string>>
  /** The ground of a card in a state, seen from afar. */
  readonly tint: Readonly<Record<EntityState, string>>
}

/** Reads the colours that hold where an element is. */
export function readColours(within: HTMLElement): MapColours {
  const probe = document.createElement('span')
  probe.hidden = true
  within.append(probe)
  const read = (colour: string) => {
    probe.style.color = colour
    return getComputedStyle(probe).color
  }
  const each = <K extends string>(keys: readonly K[], colour: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, read(colour(key))])) as Record<K, string>
  const colours = {
    ...each(Object.keys(tokens) as (keyof typeof tokens)[], (key) => tokens[key]),
    font: getComputedStyle(within).fontFamily,
    phase: each(phases, (phase) => `var(--phase-${phase})`),
    status: each(entityStates, (state) => `var(--status-${state})`),
    tint: each(
      entityStates,
      (state) => `color-mix(in srgb, var(--status-${state}) 45%, var(--raised))`,
    ),
  }
  probe.remove()
  return colours
}

/** Calls when the theme changes. Call the answer to stop. */
export function onThemeChange(changed: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    '(prefers-contrast: more)',
  ]
  const lists = queries.map((query) => window.matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
    observer.disconnect()
  }
}
