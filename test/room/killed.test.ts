import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Room } from '../../room/room.ts'
import { scratch, until } from './client.ts'

/** A program that conducts an exercise until it is killed: it says what it has been answered for. */
function conductor(folder: string): string {
  const here = path.resolve('.')
  return `
import { Room } from ${JSON.stringify(`${here}/room/room.ts`)}
import { headerOf } from ${JSON.stringify(`${here}/test/exercise/room.ts`)}
import { beginning } from ${JSON.stringify(`${here}/test/room/client.ts`)}
const options = { file: ${JSON.stringify(`${folder}/killed.exercise.json`)}, nowMs: () => Date.now() }
const { value: room } = await Room.create(options, headerOf())
const by = { source: 'facilitator' }
for (const did of beginning) await room.act(by, did)
await room.act(by, { kind: 'clock', speed: 60 })
for (let number = 0; ; number++) {
  const did = { kind: 'observed', observation: 'o-' + number, tag: 'quote', text: 'x'.repeat(number % 900) }
  const written = await room.act(by, did)
  if (written.ok) process.stdout.write(written.value.seq + '\\n')
}
`
}

describe('an exercise that is killed', () => {
  it('reopens with all that was answered for, at most a second behind, and goes on', async () => {
    for (let round = 0; round < 3; round++) {
      const folder = await scratch()
      const script = path.join(folder, 'conductor.ts')
      await writeFile(script, conductor(folder))
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
      let answered = 0
      child.stdout.on('data', (part: Buffer) => {
        answered = Number(part.toString().trim().split('\n').at(-1))
      })
      await until(() => answered > 40 + round * 17, 20_000)
      const killedMs = Date.now()
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('close', resolve))

      const file = path.join(folder, 'killed.exercise.json')
      const opened = await Room.reopen({ file, nowMs: () => Date.now() })

      expect(opened.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      if (!opened.ok) throw new Error('It does not open.')
      const { state } = opened.value
      expect(state.seq).toBeGreaterThanOrEqual(answered)
      expect(killedMs - state.wallMs).toBeLessThan(1_000 + (Date.now() - killedMs))
      expect(state.clock.speed).toBe(0)
      const more = await opened.value.act(
        { source: 'facilitator' },
        { kind: 'noted', text: 'On we go' },
      )
      expect(more.ok).toBe(true)
      await opened.value.close()
      expect((await readFile(file, 'utf8')).endsWith('\n')).toBe(true)
    }
  }, 60_000)
})
