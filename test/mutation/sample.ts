/**
 * Which mutants there are, and a sample of them.
 *
 * The sample is drawn before anything is built in, so that only what is drawn slows the engine down: with all its
 * mutants in place it runs ten times as long.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Mutant } from '@stryker-mutator/api/core'
import { Instrumenter } from '@stryker-mutator/instrumenter'

/** A name of a mutant that is the same in every run of the same sources, wherever they lie. */
export function nameOf({ fileName, location, mutatorName, replacement }: Mutant): string {
  const file = fileName.slice(fileName.lastIndexOf('simulation/'))
  return JSON.stringify([file, location, mutatorName, replacement])
}

const nobody = {
  debug: () => {},
  info: () => {},
  isDebugEnabled: () => false,
}

/** Every mutant of the files that a pattern names. */
export async function listMutants(pattern: string): Promise<readonly Mutant[]> {
  const files = globSync(pattern)
    .sort()
    .map((name) => ({
      name: path.resolve(name),
      mutate: true,
      content: readFileSync(name, 'utf8'),
    }))
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false }
  const { mutants } = await new Instrumenter(nobody as never).instrument(files, options)
  return mutants
}

/** So many of the mutants, each as likely as the others; the same ones for the same seed. */
export function drawSample(
  mutants: readonly Mutant[],
  { size, seed }: { readonly size: number; readonly seed: string },
): readonly Mutant[] {
  const keyOf = (mutant: Mutant): string =>
    createHash('sha256').update(seed).update(nameOf(mutant)).digest('hex')
  const keyed = mutants.map((mutant) => ({ mutant, key: keyOf(mutant) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
  return keyed.slice(0, size).map(({ mutant }) => mutant)
}

/** The place of a mutant as Stryker’s `mutate` names it. */
export function placeOf({ fileName, location: { start, end } }: Mutant): string {
  const place = `${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`
  return `${path.relative('', fileName)}:${place}`
}
