/**
 * `blackstart exercise run`: conducts an exercise until it is stopped by Ctrl-C.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Door } from '../../room/door.ts'
import { Room } from '../../room/room.ts'
import { exitCodes, type Io } from '../io.ts'
import { wrongUsage } from '../problems.ts'
import { tellProblems } from './tellProblems.ts'

export type ConductOptions = {
  readonly port?: number
  readonly lanPort?: number
  /** Opens the door to the LAN at once. */
  readonly lan?: boolean
}

type Conducting = {
  readonly roomFolder: string
  readonly untilStopped: () => Promise<void>
}

export async function conductCommand(
  io: Io,
  file: string,
  options: ConductOptions,
  { roomFolder, untilStopped }: Conducting,
): Promise<number> {
  if (!existsSync(path.join(roomFolder, 'participant.html'))) {
    const problem = wrongUsage(
      `The pages are not there: ${roomFolder}`,
      'Build them by “npm run build”.',
    )
    tellProblems(io, [problem])
    return exitCodes.inputIsWrong
  }
  const opened = await Room.reopen({
    file: path.resolve(io.folder, file),
    nowMs: () => Date.now(),
  })
  tellProblems(io, opened.problems)
  if (!opened.ok) return exitCodes.inputIsWrong
  const room = opened.value
  const stopped = untilStopped()
  const { port, lanPort } = options
  const door = await Door.open(room, {
    directory: roomFolder,
    ...(port === undefined ? {} : { port }),
    ...(lanPort === undefined ? {} : { lanPort }),
    onRefusal: ({ from, what, status }) =>
      io.complain(`refused (${status}) ${what} from ${from}\n`),
  })
  io.print(`Facilitator: ${door.facilitatorUrl}\nProjector:   ${door.projectorUrl}\n`)
  if (options.lan === true) {
    const urls = await door.openToLan()
    const where = urls.length === 0 ? 'no address: there is no network' : urls.join(', ')
    io.print(`Participants: ${where}; PIN ${door.pin}\n`)
  } else io.print('The door to the network is shut; the facilitator opens it.\n')
  io.print('Ctrl+C ends the session; the journal keeps everything.\n')
  await stopped
  await door.close()
  await room.close()
  return exitCodes.fine
}
