/**
 * Cases that are laws over all plans, tested elsewhere, and cases that our semantics cannot express.
 */
import type { Case } from './answers.ts'

export const lawCases: Readonly<Record<string, Case>> = {
  D02: {
    because:
      'A law over random plans: test/laws, “does not depend on the order of declarations”; over threads and shards: test/cli/bandsMerge.test.ts.',
  },
  D04: {
    because: 'A law over random plans: test/laws, “are the same run when nothing is taken away”.',
  },
}

export const inexpressibleCases: Readonly<Record<string, Case>> = {
  C02: {
    because:
      'Percolation asks for the giant component of a random graph. A level of ours follows from providers, not from how many can be reached, so the threshold does not exist here.',
  },
  M04: {
    because:
      'A Markov chain of single requests over seconds. We treat seconds as an equilibrium with memory (see semantics.md) and simulate minutes to days; there are no requests to count.',
  },
  Q08: {
    because:
      'Callers who come back after a random time are single requests; retries of ours are a share of load in equilibrium.',
  },
}
