import { useView } from '../stores/viewStore.ts'

/** Puts the chosen appearance on the page, now and whenever it changes. */
export function followTheme(): void {
  const apply = () => {
    const { theme } = useView.getState()
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  apply()
  useView.subscribe((view, before) => {
    if (view.theme !== before.theme) apply()
  })
}
