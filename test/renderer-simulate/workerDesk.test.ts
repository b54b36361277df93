import { describe, expect, it } from 'vitest'
import { createWorkerDesk, type WorkerPort } from '../../renderer/worker/workerDesk.ts'

type FakeWorker = WorkerPort & { readonly asked: unknown[]; isEnded: boolean }

function fakeWorkers() {
  const workers: FakeWorker[] = []
  const start = (): WorkerPort => {
    const worker: FakeWorker = {
      asked: [],
      isEnded: false,
      onmessage: null,
      onerror: null,
      postMessage: (message) => worker.asked.push(message),
      terminate: () => {
        worker.isEnded = true
      },
    }
    workers.push(worker)
    return worker
  }
  const send = (index: number, data: unknown) =>
    workers[index]?.onmessage?.(new MessageEvent('message', { data }))
  return { workers, start, send }
}

const ignore = () => {}

describe('the desk of the worker', () => {
  it('hands a question in and gives the answer back', async () => {
    const { workers, start, send } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)

    const reply = desk.ask('how many?', ignore)
    send(0, { kind: 'answer', answer: 42 })

    expect(workers[0]?.asked).toEqual(['how many?'])
    expect(await reply).toEqual({ kind: 'answer', answer: 42 })
  })

  it('tells how far the work is', async () => {
    const { start, send } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)
    const told: string[] = []

    const reply = desk.ask('how many?', (progress) => told.push(progress))
    send(0, { kind: 'progress', progress: 'counting' })
    send(0, { kind: 'answer', answer: 1 })
    await reply

    expect(told).toEqual(['counting'])
  })

  it('ends the worker when it is stopped, and has a fresh one ready', async () => {
    const { workers, start } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)

    const reply = desk.ask('how many?', ignore)
    desk.stop()

    expect(await reply).toEqual({ kind: 'stopped' })
    expect(workers.map((worker) => worker.isEnded)).toEqual([true, false])
  })

  it('leaves an idle worker alone when it is stopped', () => {
    const { workers, start } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)

    desk.warm()
    desk.stop()

    expect(workers.map((worker) => worker.isEnded)).toEqual([false])
  })

  it('stops the question before when a new one comes', async () => {
    const { workers, start, send } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)

    const first = desk.ask('first', ignore)
    const second = desk.ask('second', ignore)
    send(1, { kind: 'answer', answer: 2 })

    expect(await first).toEqual({ kind: 'stopped' })
    expect(await second).toEqual({ kind: 'answer', answer: 2 })
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('says what broke, and never uses that worker again', async () => {
    const { workers, start } = fakeWorkers()
    const desk = createWorkerDesk<string, number, string>(start)

    const reply = desk.ask('how many?', ignore)
    workers[0]?.onerror?.({ message: 'reasoned wrongly' } as ErrorEvent)
    void desk.ask('again', ignore)

    expect(await reply).toEqual({ kind: 'broke', message: 'reasoned wrongly' })
    expect(workers.map((worker) => worker.isEnded)).toEqual([true, false])
  })
})
