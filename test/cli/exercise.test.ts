import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { begun, play } from '../exercise/room.ts'
import { blackstart, contentsOf, folderWith } from './fakeIo.ts'

describe('blackstart exercise', () => {
  it('prepares an exercise on a bundled plan, which checks and verifies', async () => {
    const folder = folderWith()
    const story = ['-s', 'region-loss', '--out', 'a.exercise.json']

    const made = await blackstart(folder, 'exercise', 'new', 'web-shop', ...story)
    const checked = await blackstart(folder, 'exercise', 'check', 'a.exercise.json')
    const verified = await blackstart(folder, 'exercise', 'verify', 'a.exercise.json')
    const again = await blackstart(folder, 'exercise', 'new', 'web-shop', ...story)

    expect(made.code).toBe(0)
    // Nobody is on the roster yet, and that is said.
    expect(checked.code).toBe(1)
    expect(checked.err).toContain('[role-without-player]')
    expect(checked.out).toContain('on-call:')
    expect(verified.code).toBe(0)
    expect(again).toMatchObject({ code: 2 })
    expect(again.err).toContain('[unusable-journal]')
    expect(Object.keys(contentsOf(folder))).toEqual(['a.exercise.json'])
  })

  it('writes the report of a journal, and refuses one that was changed', async () => {
    const { text } = play([...begun, [{ kind: 'jumped', toMs: 3_600_000 }], [{ kind: 'ended' }]])
    const folder = folderWith({
      'a.exercise.json': text,
      'b.exercise.json': text.replace('Ann', 'Eve'),
    })
    const files = [
      '--out',
      'r.html',
      '--journal',
      'j.csv',
      '--improvements',
      'i.csv',
      '--calendar',
      'c.ics',
    ]

    const told = await blackstart(folder, 'exercise', 'report', 'a.exercise.json', ...files)
    const forged = await blackstart(folder, 'exercise', 'report', 'b.exercise.json', ...files)
    const nothing = await blackstart(folder, 'exercise', 'report', 'a.exercise.json')

    expect([told.code, forged.code, nothing.code]).toEqual([0, 2, 2])
    expect(forged.err).toContain('[broken-journal]')
    expect(readFileSync(path.join(folder, 'r.html'), 'utf8')).toContain('Tuesday in the shop')
    expect(readFileSync(path.join(folder, 'c.ics'), 'utf8')).toContain('END:VCALENDAR')
  })
})
