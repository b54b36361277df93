/** What a desk needs of a worker; the browser's `Worker` is one. */
export type WorkerPort = {
  postMessage(message: unknown): void
  terminate(): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** A question to the worker ended like this. `stopped`: somebody stopped it, nothing is wrong. */
export type Reply<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'broke'; readonly message: string }
  | { readonly kind: 'stopped' }

/** What the worker sends: any number of reports on the way, then the answer. */
export type FromWorker<Answer, Progress> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: Answer }

export type WorkerDesk<Question, Answer, Progress> = {
  /** Asks, and stops whatever was asked before. Never rejects. */
  ask(question: Question, onProgress: (progress: Progress) => void): Promise<Reply<Answer>>
  /** Ends the work at once by ending the worker; a fresh one is made ready. */
  stop(): void
  /** Has a worker ready, so that the first question need not wait for one. */
  warm(): void
  /** Ends the worker for good. */
  close(): void
}

/** One place to hand work in, with one worker behind it that can be ended at any moment. */
export function createWorkerDesk<Question, Answer, Progress>(
  startWorker: () => WorkerPort,
): WorkerDesk<Question, Answer, Progress> {
  let worker: WorkerPort | undefined
  let finish: ((reply: Reply<Answer>) => void) | undefined

  function ready(): WorkerPort {
    worker ??= startWorker()
    return worker
  }

  function end(reply: Reply<Answer>): void {
    const pending = finish
    finish = undefined
    pending?.(reply)
  }

  function replace(reply: Reply<Answer>): void {
    worker?.terminate()
    worker = undefined
    end(reply)
  }

  return {
    warm: () => void ready(),
    close: () => replace({ kind: 'stopped' }),
    stop() {
      if (finish === undefined) return
      replace({ kind: 'stopped' })
      ready()
    },
    ask(question, onProgress) {
      if (finish !== undefined) replace({ kind: 'stopped' })
      const port = ready()
      return new Promise((resolve) => {
        finish = resolve
        port.onmessage = (event: MessageEvent<FromWorker<Answer, Progress>>) => {
          if (event.data.kind === 'progress') onProgress(event.data.progress)
          else end({ kind: 'answer', answer: event.data.answer })
        }
        // A worker that broke may be in any state, so it is never used again.
        port.onerror = (event) => replace({ kind: 'broke', message: event.message })
        port.postMessage(question)
      })
    },
  }
}
