import { create } from 'zustand'

export type Help = { readonly label: string; readonly text: string }

/** The sentence of help at the foot of the inspector. */
export const useHelp = create<{ readonly help: Help | undefined }>()(() => ({ help: undefined }))

export function showHelp(help: Help | undefined): void {
  useHelp.setState({ help })
}
