/**
 * Outputs that would overwrite an input or each other: nobody means that.
 */
import path from 'node:path'
import type { Io } from './io.ts'
import { type CliProblem, wrongUsage } from './problems.ts'

/** A problem for each output that has the name of an input or of an earlier output. */
export function findClashes(
  io: Io,
  inputs: readonly string[],
  outputs: readonly string[],
): readonly CliProblem[] {
  const seen = new Set(inputs.map((file) => path.resolve(io.folder, file)))
  return outputs.flatMap((file) => {
    const target = path.resolve(io.folder, file)
    if (seen.has(target)) {
      const message = `${file} would overwrite an input or another output.`
      return [wrongUsage(message, 'Give every output a name of its own.')]
    }
    seen.add(target)
    return []
  })
}
