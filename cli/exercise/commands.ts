/**
 * The commands of `blackstart exercise` and their options.
 */
import type { Command } from 'commander'
import type { Bindings } from '../../simulation/index.ts'
import type { Io } from '../io.ts'
import { untilStopped } from '../serve.ts'
import { checkExercise, verifyExercise } from './checkCommand.ts'
import { conductCommand } from './conductCommand.ts'
import { newCommand } from './newCommand.ts'
import { reportExercise } from './reportCommand.ts'

export type ExerciseCommands = {
  readonly io: Io
  readonly end: (code: number) => void
  /** The built pages of the room. */
  readonly roomFolder: string
  readonly toPort: (text: string) => number
  readonly toBinding: (text: string, before: Bindings) => Bindings
}

/** Adds `exercise` with its own commands. */
export function addExercise(program: Command, commands: ExerciseCommands): void {
  const { io, end, roomFolder, toPort, toBinding } = commands
  const exercise = program
    .command('exercise')
    .description('a workshop: people decide, the model answers, the journal keeps it')
  exercise
    .command('new')
    .description('begin an exercise: roles, injects and objectives proposed from plan and story')
    .argument('<plan>', 'file, or name of a bundled plan')
    .requiredOption('-s, --scenario <scenario>', 'file, or name of a bundled scenario')
    .requiredOption('--out <file>', 'the journal: a new *.exercise.json file')
    .option('--title <title>', 'what it is called')
    .option('--seed <seed>', 'any word or number; the same seed gives the same run', '1')
    .option('--bind <target=id,id>', 'what a target of the scenario stands for', toBinding, {})
    .option('--json', 'answer as JSON')
    .action(async (plan, options) => end(await newCommand(io, plan, options)))
  exercise
    .command('check')
    .description('what will not work on the day, and a dry run with bots; 1 if there is something')
    .argument('<file>', 'a *.exercise.json file')
    .option('--json', 'answer as JSON')
    .action(async (file, options) => end(await checkExercise(io, file, options)))
  exercise
    .command('run')
    .description('conduct it: facilitator and wall on this machine, participants over the LAN')
    .argument('<file>', 'a *.exercise.json file')
    .option('--port <port>', 'port on this machine; any free one if not said', toPort)
    .option('--lan-port <port>', 'port for participants; any free one if not said', toPort)
    .option('--lan', 'open the door to the network at once')
    .action(async (file, options) => {
      end(await conductCommand(io, file, options, { roomFolder, untilStopped }))
    })
  exercise
    .command('verify')
    .description('play a journal once more; 1 if a run comes out otherwise')
    .argument('<file>', 'a *.exercise.json file')
    .option('--json', 'answer as JSON')
    .action(async (file, options) => end(await verifyExercise(io, file, options)))
  addReport(exercise, commands)
}

function addReport(exercise: Command, { io, end }: ExerciseCommands): void {
  exercise
    .command('report')
    .description('what came out: after-action report, improvement plan, timeline, due dates')
    .argument('<file>', 'a *.exercise.json file')
    .option('--out <file>', 'after-action report and improvement plan (.html or .pdf)')
    .option('--journal <file>', 'what was computed and done, as a table (.csv)')
    .option('--improvements <file>', 'the improvement plan as a table (.csv)')
    .option('--calendar <file>', 'its due dates (.ics)')
    .action(async (file, options) => end(await reportExercise(io, file, options)))
}
