/**
 * `blackstart exercise new`: begins the journal of an exercise on a plan and a scenario.
 */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Room } from '../../room/room.ts'
import {
  type Bindings,
  engineVersion,
  type Header,
  planDigest,
  proposePreparation,
  scenarioDigest,
} from '../../simulation/index.ts'
import { exitCodes, type Io, printJson } from '../io.ts'
import { openAndCompile } from '../simulateRun.ts'
import { tellProblems } from './tellProblems.ts'

export type NewOptions = {
  readonly scenario: string
  readonly seed: string
  readonly bind: Bindings
  readonly out: string
  readonly title?: string
  readonly json?: boolean
}

export async function newCommand(io: Io, plan: string, options: NewOptions): Promise<number> {
  const ready = await openAndCompile(io, plan, options)
  if (!ready.ok) {
    tellProblems(io, ready.problems)
    return exitCodes.inputIsWrong
  }
  const { request, model } = ready.value
  const header: Header = {
    exercise: 1,
    id: randomUUID(),
    wallMs: Date.now(),
    plan: {
      name: request.plan.name,
      sha256: planDigest(request.plan.document),
      text: request.plan.text,
    },
    scenario: {
      name: request.scenario.name,
      sha256: scenarioDigest(request.scenario.document),
      text: request.scenario.text,
    },
    bindings: model.bindings,
    seed: options.seed,
    engineVersion,
  }
  const file = path.resolve(io.folder, options.out)
  const created = await Room.create({ file, nowMs: () => Date.now() }, header)
  if (!created.ok) {
    tellProblems(io, created.problems)
    return exitCodes.inputIsWrong
  }
  const room = created.value
  const proposed = proposePreparation(model)
  const preparation = { ...proposed, title: options.title ?? proposed.title }
  await room.act({ source: 'facilitator' }, { kind: 'prepared', preparation })
  await room.close()
  if (options.json === true) printJson(io, { file: options.out, preparation })
  else {
    io.print(`${options.out}: “${preparation.title}” is prepared.\n`)
    io.print(`  Check it:   blackstart exercise check ${options.out}\n`)
    io.print(`  Conduct it: blackstart exercise run ${options.out}\n`)
  }
  return exitCodes.fine
}
