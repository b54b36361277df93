/**
 * The commands and their options: what `blackstart` understands, and nothing about how it is done.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../package.json'
import { durationToMs, type ModifierId, modifierIds } from '../simulation/index.ts'
import { actionsCommand } from './actionsCommand.ts'
import { backtestCommand } from './backtestCommand.ts'
import { bandsCommand } from './bandsCommand.ts'
import { checkCommand } from './checkCommand.ts'
import { addExercise } from './exercise/commands.ts'
import { exitCodes, type Io } from './io.ts'
import { toProbability } from './manyRuns/requirement.ts'
import { type Shard, toShard } from './manyRuns/shard.ts'
import { thisMachine } from './manyRuns/simulateMany.ts'
import { mergeCommand } from './mergeCommand.ts'
import { complainAbout, wrongUsage } from './problems.ts'
import { runCommand } from './runCommand.ts'
import { scenariosCommand } from './scenariosCommand.ts'
import { schemaCommand } from './schemaCommand.ts'
import { serveCommand } from './serve.ts'
import { validateCommand } from './validateCommand.ts'
import { whyCommand } from './whyCommand.ts'

/** What the program finds beside itself. */
export type Surroundings = {
  /** The built window, for `serve`. */
  readonly windowFolder: string
  /** The built pages of the room, for `exercise run`. */
  readonly roomFolder: string
  /** The built `worker.ts`, for `bands`. */
  readonly workerFile: string
}

/**
 * Runs one command line and says how it ended: 0 fine, 1 the answer is no, 2 the input is wrong,
 * 3 our fault. Never throws.
 */
export async function main(
  args: readonly string[],
  io: Io,
  surroundings: Surroundings,
): Promise<number> {
  let code: number = exitCodes.fine
  const program = buildProgram(io, surroundings, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.fine : exitCodes.inputIsWrong
    }
    io.complain(`${faultInWords(error)}\n`)
    return exitCodes.ourFault
  }
}

function faultInWords(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Blackstart failed; that is our fault, not yours. Please report this:\n${what}`
}

function buildProgram(io: Io, surroundings: Surroundings, end: (code: number) => void): Command {
  const program = new Command('blackstart')
    .description('Simulates the outage of an architecture and says what the recovery waits for.')
    .version(version)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: io.print, writeErr: io.complain })
    .addHelpText(
      'after',
      '\nEnds with 0 fine, 1 the answer is no, 2 the input is wrong, 3 our fault.',
    )
  addRun(program, io, end)
  addActions(program, io, end)
  addBands(program, io, surroundings, end)
  addMerge(program, io, end)
  addBacktest(program, io, end)
  addValidate(program, io, end)
  addCheck(program, io, end)
  addWhy(program, io, end)
  addScenarios(program, io, end)
  addSchema(program, io, end)
  addExercise(program, { io, end, toPort, toBinding, roomFolder: surroundings.roomFolder })
  addServe(program, io, surroundings, end)
  return program
}

const jsonFlag = '--json'
const jsonHelp = 'answer as JSON'
const decisionsHelp = 'what people decide and when: a *.decisions.yaml file'
const withHelp = `what makes the story harder: ${modifierIds.join(', ')}`
const asOfHelp = 'day on which acceptances and tests must still hold; today if not said'

function addRun(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('run')
    .description('simulate one scenario on one plan; 1 if an objective is missed')
    .argument('<plan>', 'file, or name of a bundled plan')
    .requiredOption('-s, --scenario <scenario>', 'file, or name of a bundled scenario')
    .option('--seed <seed>', 'any word or number; the same seed gives the same run', '1')
    .option('--until <duration>', 'how long to follow the run, such as 12h or 3d', toMs)
    .option(
      '--event-budget <number>',
      'steps after which it is cut off; 10000000 if not said',
      toBudget,
    )
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .option('--with <modifier,modifier>', withHelp, toModifiers)
    .option('--decisions <file>', decisionsHelp)
    .option('--as-of <date>', asOfHelp, toDate)
    .option('--log <file>', 'write every event to a file (.json for JSON, else text)')
    .option('--report <file>', 'write the report to a file (.html or .pdf)', toReportFile)
    .option('--save <file>', 'write inputs, seed, digest and results to a *.run.json file')
    .option(jsonFlag, jsonHelp)
    .action(async (plan, options) => end(await runCommand(io, plan, options)))
}

function addActions(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('actions')
    .description('what people can do at a moment of a run, by whom, at what cost, and why not')
    .argument('<plan>', 'file, or name of a bundled plan')
    .requiredOption('-s, --scenario <scenario>', 'file, or name of a bundled scenario')
    .requiredOption('--at <duration>', 'the moment, counted from the start, such as 45m', toMs)
    .option('--seed <seed>', 'any word or number; the same seed gives the same run', '1')
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .option('--decisions <file>', decisionsHelp)
    .option('--all', 'also what switches off or cuts off what is well')
    .option(jsonFlag, jsonHelp)
    .action(async (plan, options) => end(await actionsCommand(io, plan, options)))
}

function addBands(
  program: Command,
  io: Io,
  surroundings: Surroundings,
  end: (code: number) => void,
): void {
  program
    .command('bands')
    .description(
      'simulate one scenario many times: how long outages last, how often targets are met',
    )
    .argument('<plan>', 'file, or name of a bundled plan')
    .requiredOption('-s, --scenario <scenario>', 'file, or name of a bundled scenario')
    .requiredOption('-n, --runs <number>', 'how many runs; with --precision, at most', toRuns)
    .option('--seed <seed>', 'any word or number; the same seed gives the same runs', '1')
    .option('--until <duration>', 'how long to follow each run, such as 12h or 3d', toMs)
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .option('--with <modifier,modifier>', withHelp, toModifiers)
    .option('--decisions <file>', decisionsHelp)
    .option('--workers <number>', 'threads; as many as there are cores if not said', toWorkers)
    .option('--shard <i/n>', 'only this part of the runs, such as 2/4; 1/1 for all', toShardOption)
    .option(
      '--precision <points>',
      'stop when every probability is known to so many points',
      toPoints,
    )
    .option('--require <probability>', requireHelp, toProbabilityOption)
    .option('--out <file>', 'write what is kept of each run to a *.bands.json file')
    .option(jsonFlag, jsonHelp)
    .action(async (planName, options) => {
      const machine = thisMachine(io, surroundings.workerFile)
      end(await bandsCommand(io, machine, { planName, options }))
    })
}

function addMerge(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('merge')
    .description('join the shards of many runs, to the byte as if one machine had made them')
    .argument('<shard...>', 'files that “bands --out” wrote')
    .option('--require <probability>', requireHelp, toProbabilityOption)
    .option('--out <file>', 'write the whole to a *.bands.json file')
    .option(jsonFlag, jsonHelp)
    .action(async (shards, options) => end(await mergeCommand(io, shards, options)))
}

function addBacktest(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('backtest')
    .description(
      'simulate real outages and hold them against the record; 1 if they are too far off',
    )
    .argument('[name...]', 'names of bundled backtests, or files of milestones; all if not said')
    .option('-n, --runs <number>', 'how many runs of each', toRuns, 200)
    .option('--seed <seed>', 'any word or number; the same seed gives the same runs', '1')
    .option('--page <file>', 'write the answer as a page in Markdown')
    .option(jsonFlag, jsonHelp)
    .action(async (names, options) => end(await backtestCommand(io, names, options)))
}

function addValidate(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('validate')
    .description('find all problems of plans and scenarios; 2 if one cannot be simulated')
    .argument('<file...>', 'plans and scenarios')
    .option(jsonFlag, jsonHelp)
    .action(async (files, options) => end(await validateCommand(io, files, options)))
}

function addCheck(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('check')
    .description('find the gaps of a plan; 1 if one is as severe as --fail-on')
    .argument('<plan>', 'file, or name of a bundled plan')
    .option('-s, --scenario <scenario>', 'also those that a run of this scenario shows')
    .option('--seed <seed>', 'seed of that run', '1')
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .addOption(
      new Option('--fail-on <severity>', 'least severity that counts as a no')
        .choices(['critical', 'high', 'medium', 'low', 'never'])
        .default('high'),
    )
    .option('--as-of <date>', asOfHelp, toDate)
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['text', 'json', 'sarif', 'junit'])
        .default('text'),
    )
    .option(jsonFlag, 'the same as --format json')
    .action(async (plan, options) => end(await checkCommand(io, plan, options)))
}

function addWhy(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('why')
    .description('what an outage hung on and what would have made it shorter, by replays')
    .argument('<plan>', 'file, or name of a bundled plan')
    .requiredOption('-s, --scenario <scenario>', 'file, or name of a bundled scenario')
    .option('--seed <seed>', 'any word or number; the same seed gives the same run', '1')
    .option('--until <duration>', 'how long to follow the run, such as 12h or 3d', toMs)
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .option('--with <modifier,modifier>', withHelp, toModifiers)
    .addOption(
      new Option(
        '--service <id>',
        'business service; the most important one that was out if not said',
      ).conflicts('event'),
    )
    .option('--event <number>', 'why a single event of the log happened', toEvent)
    .option(jsonFlag, jsonHelp)
    .action(async (plan, options) => end(await whyCommand(io, plan, options)))
}

function addScenarios(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('scenarios')
    .description('list the bundled scenarios, and what they hit in a plan')
    .option('-p, --plan <plan>', 'file, or name of a bundled plan')
    .option(jsonFlag, jsonHelp)
    .action(async (options) => end(await scenariosCommand(io, options)))
}

function addSchema(program: Command, io: Io, end: (code: number) => void): void {
  program
    .command('schema')
    .description('print the JSON Schema of a kind of file')
    .argument('<kind>', 'plan, scenario, decisions or milestones')
    .option(jsonFlag, 'a schema is JSON in any case')
    .action((kind) => end(schemaCommand(io, kind)))
}

function addServe(
  program: Command,
  io: Io,
  surroundings: Surroundings,
  end: (code: number) => void,
): void {
  program
    .command('serve')
    .description('open the app to a browser on this machine, and to nobody else')
    .option('--port <port>', 'port to listen on; any free one if not said', toPort)
    .action(async ({ port }: { readonly port?: number }) => {
      const directory = surroundings.windowFolder
      if (!existsSync(path.join(directory, 'index.html'))) {
        complainAbout(io, [
          wrongUsage(`The window is not there: ${directory}`, 'Build it by “npm run build”.'),
        ])
        return end(exitCodes.inputIsWrong)
      }
      end(await serveCommand({ directory, ...(port !== undefined && { port }) }))
    })
}

const requireHelp = '1 if a target is surely met less often than this, such as 95%'

/** Beyond this, intervals shrink no more than anybody can use. */
const runsMax = 100_000
const workersMax = 1_024

function toRuns(text: string): number {
  return toWhole(text, runsMax)
}

function toBudget(text: string): number {
  return toWhole(text, Number.MAX_SAFE_INTEGER)
}

function toWorkers(text: string): number {
  return toWhole(text, workersMax)
}

function toWhole(text: string, max: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= max) return number
  throw new InvalidArgumentError(`Write a whole number from 1 to ${max}.`)
}

function toShardOption(text: string): Shard {
  const shard = toShard(text)
  if (shard === undefined) throw new InvalidArgumentError('Write it like 2/4, from 1/4 to 4/4.')
  return shard
}

function toPoints(text: string): number {
  const points = Number(text)
  if (points > 0 && points < 50) return points
  throw new InvalidArgumentError('Write percentage points below 50, such as 2.')
}

function toProbabilityOption(text: string): number {
  const probability = toProbability(text)
  if (probability === undefined) throw new InvalidArgumentError('Write it like 95% or 0.95.')
  return probability
}

function toMs(text: string): number {
  const ms = durationToMs(text)
  if (ms === undefined) throw new InvalidArgumentError('Write it like 90m, 12h or 3d.')
  return ms
}

function toModifiers(text: string): readonly ModifierId[] {
  const words = text.split(',').map((word) => word.trim())
  const chosen = modifierIds.filter((id) => words.includes(id))
  if (chosen.length === new Set(words).size) return chosen
  throw new InvalidArgumentError(`Choose from ${modifierIds.join(', ')}.`)
}

function toBinding(
  text: string,
  before: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const [, target, ids] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? []
  if (target === undefined || ids === undefined) {
    throw new InvalidArgumentError('Write it like place=region-east,region-west.')
  }
  return { ...before, [target]: ids.split(',').map((id) => id.trim()) }
}

function toReportFile(file: string): string {
  if (!/\.(html?|pdf)$/i.test(file)) throw new InvalidArgumentError('End it in .html or .pdf.')
  return file
}

function toDate(text: string): string {
  const isDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)
  if (!isDate) throw new InvalidArgumentError('Write it like 2026-03-31.')
  return text
}

function toPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is 0 to 65535.')
  return port
}

function toEvent(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('An event is a number, such as 17.')
  return Number(text)
}
