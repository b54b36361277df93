/**
 * `blackstart schema`: the JSON Schema of a kind of file, for editors and other programs.
 */
import {
  decisionsJsonSchema,
  milestonesJsonSchema,
  planJsonSchema,
  scenarioJsonSchema,
} from '../simulation/index.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { complainAbout, wrongUsage } from './problems.ts'

const schemas: Readonly<Record<string, () => unknown>> = {
  plan: planJsonSchema,
  scenario: scenarioJsonSchema,
  decisions: decisionsJsonSchema,
  milestones: milestonesJsonSchema,
}

export function schemaCommand(io: Io, kind: string): number {
  const schema = schemas[kind]
  if (schema === undefined) {
    complainAbout(io, [
      wrongUsage(
        `There is no kind of file called “${kind}”.`,
        'Say plan, scenario, decisions or milestones.',
      ),
    ])
    return exitCodes.inputIsWrong
  }
  printJson(io, schema())
  return exitCodes.fine
}
