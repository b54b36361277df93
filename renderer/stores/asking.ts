import { create } from 'zustand'

export type Answer<C extends string = string> = {
  readonly id: C
  readonly text: string
  readonly look?: 'primary' | 'plain' | 'danger'
}

export type Question<C extends string = string> = {
  readonly title: string
  readonly text: string
  /** The last one is the suggested one. */
  readonly answers: readonly Answer<C>[]
}

type Asking = Question & { readonly answer: (chosen: string | undefined) => void }

export const useAsking = create<{ readonly asking: Asking | undefined }>()(() => ({
  asking: undefined,
}))

/** Asks a question over the window; `undefined` if it was left without an answer. */
export function ask<C extends string>(question: Question<C>): Promise<C | undefined> {
  useAsking.getState().asking?.answer(undefined)
  return new Promise((resolve) => {
    const answer = (chosen: string | undefined) => {
      useAsking.setState({ asking: undefined })
      resolve(chosen as C | undefined)
    }
    useAsking.setState({ asking: { ...question, answer } })
  })
}
