interface IpcEvent {
  readonly sender: object
  readonly senderFrame: { readonly url: string; readonly parent: object | null }
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown

/** Electron's ipcMain: one handler for a channel, results and arguments as structured clones. */
export class DoubleIpc {
  readonly #handlers = new Map<string, Handler>()

  readonly ipcMain = {
    handle: (channel: string, handler: Handler) => {
      if (this.#handlers.has(channel)) throw new Error(`Second handler for '${channel}'`)
      this.#handlers.set(channel, handler)
    },
  }

  async invoke(
    event: IpcEvent,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ error: string } | { value: unknown }> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) return { error: `No handler registered for '${channel}'` }
    try {
      return { value: structuredClone(await handler(event, ...args)) }
    } catch (error) {
      return { error: String(error) }
    }
  }
}
