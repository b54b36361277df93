import { otherRules, type Rule } from './rules.ts'

/** Why the linter's limits exist; printed with what it finds. */
export const lintRules: Readonly<Record<string, Rule>> = {
  complexity: {
    why: 'About ten ways through a function are what a reader can hold; each `??` counts as one.',
    instead: 'Split by idea, or make the cases data.',
  },
  'max-lines-per-function': {
    why: 'A function of more than 60 lines (a component: 100) hides what it decides.',
    instead: 'Keep the decisions in it and move straight-line work out.',
  },
  'max-params': {
    why: 'More than three values behind the thing a function works on are mixed up by callers.',
    instead: 'Pass one object with named fields.',
  },
  'jsx-no-literals': otherRules['written-out'],
  'no-floating-promises': {
    why: 'A promise that nobody waits for loses its failure.',
    instead: 'Await it, return it, or write `void` in front when its failure is handled inside.',
  },
}
