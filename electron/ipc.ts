import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import {
  type Answer,
  type Bridge,
  droppedChannel,
  eventChannels,
  type Failure,
  listeningChannel,
  type OpenedFile,
  type Request,
} from './bridge.ts'
import { failure, toFailure } from './failure.ts'
import { isAbsolutePath, isEventChannel } from './guards.ts'
import { isOurAddress } from './session.ts'

// The only door from the page to the machine, and back.

type Argument<C extends Request> = Parameters<Bridge[C]>[0]

/** Answers one request of the page, once sender and argument are what they should be. */
export function handle<C extends Request>(
  channel: C,
  guard: (value: unknown) => value is Argument<C>,
  run: (argument: Argument<C>, page: WebContents) => ReturnType<Bridge[C]>,
): void {
  answerOn(channel, guard, run)
}

/** Runs when the page begins to hear an event. */
export function handleListening(run: (page: WebContents, channel: string) => void): void {
  answerOn(listeningChannel, isEventChannel, async (channel, page) => {
    run(page, channel)
    return { ok: true }
  })
}

/** Runs when a file is dropped on the page; only the preload script knows its path. */
export function handleDropped(run: (file: string) => Promise<Answer<OpenedFile>>): void {
  answerOn(droppedChannel, isAbsolutePath, run)
}

export function tell(page: WebContents, event: keyof typeof eventChannels, value: unknown): void {
  page.send(eventChannels[event], value)
}

function answerOn<A>(
  channel: string,
  guard: (value: unknown) => value is A,
  run: (argument: A, page: WebContents) => Promise<unknown>,
): void {
  ipcMain.handle(channel, async (event, ...rest: unknown[]) => {
    if (!isFromOurPage(event)) return stranger
    const [argument] = rest
    if (rest.length > 1 || !guard(argument)) return badArgument(channel)
    return run(argument, event.sender).catch(toFailure)
  })
}

/** Only the top frame of our own page: a report shown in a frame has nothing to ask. */
function isFromOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOurAddress(frame.url)
}

const stranger: Failure = failure('bad-request', 'Only the Blackstart window may ask this.')

function badArgument(channel: string): Failure {
  return failure('bad-request', `The request "${channel}" does not have the agreed shape.`)
}
