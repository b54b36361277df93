import { describe, expect, it } from 'vitest'
import { blackstart, folderWith, loginFails, smallPlan } from './fakeIo.ts'

describe('blackstart validate', () => {
  it('ends with 0 for a plan and a scenario without problems', async () => {
    const folder = folderWith({ 'a.blackstart': smallPlan, 'b.scenario.yaml': loginFails })

    const answer = await blackstart(folder, 'validate', 'a.blackstart', 'b.scenario.yaml')

    expect(answer).toEqual({
      code: 0,
      out: 'a.blackstart: no problems\nb.scenario.yaml: no problems\n',
      err: '',
    })
  })

  it('names every problem with file, line, column and a hint', async () => {
    const wrong = smallPlan
      .replace('to: login', 'to: logon')
      .replace('repair: 30m', 'repair: half an hour')

    const answer = await blackstart(
      folderWith({ 'a.blackstart': wrong }),
      'validate',
      'a.blackstart',
    )

    expect(answer.code).toBe(2)
    expect(answer.out).toMatch(/^a\.blackstart:4:\d+: error: .*\[bad-duration\]\n {4}\S/m)
  })

  it('tells programs the same in JSON', async () => {
    const wrong = smallPlan.replace('to: login', 'to: logon')

    const answer = await blackstart(
      folderWith({ 'a.blackstart': wrong }),
      'validate',
      'a.blackstart',
      '--json',
    )

    expect(answer.code).toBe(2)
    expect(JSON.parse(answer.out)).toMatchObject([
      {
        file: 'a.blackstart',
        canBeSimulated: false,
        problems: [{ code: 'unknown-reference', where: { file: 'a.blackstart', line: 9 } }],
      },
    ])
  })

  it('looks at every file, whatever is wrong with one', async () => {
    const folder = folderWith({ 'b.blackstart': smallPlan })

    const answer = await blackstart(folder, 'validate', 'a.blackstart', 'b.blackstart')

    expect(answer.code).toBe(2)
    expect(answer.out).toContain('b.blackstart: no problems')
  })
})

describe('blackstart scenarios', () => {
  it('lists what comes with the program', async () => {
    const answer = await blackstart(folderWith(), 'scenarios')

    expect(answer.code).toBe(0)
    expect(answer.out).toMatch(/^bad-vendor-update: .*\n {4}/m)
    expect(answer.out).toContain('region-loss: Loss of a site')
  })

  it('says what each would hit in a plan, and what cannot be found', async () => {
    const answer = await blackstart(
      folderWith({ 'a.blackstart': smallPlan }),
      'scenarios',
      '--plan',
      'a.blackstart',
    )

    expect(answer.code).toBe(0)
    expect(answer.out).toContain('The identity provider (identity): login')
    expect(answer.out).toContain('(place): the plan has nothing of that kind')
  })

  it('tells programs the same in JSON', async () => {
    const answer = await blackstart(folderWith(), 'scenarios', '--plan', 'web-shop', '--json')

    const place = {
      target: 'place',
      what: 'The place that is lost',
      bound: ['region-east'],
      candidates: ['region-east', 'region-west', 'warehouse'],
    }

    expect(JSON.parse(answer.out)).toContainEqual(
      expect.objectContaining({ name: 'region-loss', targets: [place] }),
    )
  })
})

describe('blackstart schema', () => {
  it.each(['plan', 'scenario', 'decisions'])('prints the JSON Schema of a %s', async (kind) => {
    const answer = await blackstart(folderWith(), 'schema', kind)

    expect(answer.code).toBe(0)
    expect(JSON.parse(answer.out).$schema).toContain('2020-12')
  })

  it('refuses a kind of file that there is not', async () => {
    const answer = await blackstart(folderWith(), 'schema', 'log')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('plan, scenario, decisions or milestones')
  })
})

describe('blackstart serve', () => {
  it('says so when the window has not been built', async () => {
    const answer = await blackstart(folderWith(), 'serve')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('npm run build')
  })

  it('refuses a port that is none', async () => {
    const answer = await blackstart(folderWith(), 'serve', '--port', '99999')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('A port is 0 to 65535.')
  })
})

describe('blackstart run --with', () => {
  it('tells the story that was made harder, and how to tell it again', async () => {
    const folder = folderWith({ 'a.blackstart': smallPlan, 'b.scenario.yaml': loginFails })
    const command = ['run', 'a.blackstart', '--scenario', 'b.scenario.yaml']

    const { out } = await blackstart(folder, ...command, '--with', 'after-hours', '--json')
    const plain = await blackstart(folder, ...command, '--json')

    expect(JSON.parse(out).again).toContain('--with after-hours')
    expect(JSON.parse(out).scenario.sha256).not.toBe(JSON.parse(plain.out).scenario.sha256)
  })

  it('refuses a modifier that has nothing to do in the plan', async () => {
    const folder = folderWith({ 'a.blackstart': smallPlan, 'b.scenario.yaml': loginFails })

    const answer = await blackstart(
      folder,
      ...['run', 'a.blackstart', '--scenario', 'b.scenario.yaml', '--with', 'monitoring-blind'],
    )

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('“monitoring-blind” has nothing to do in this plan.')
  })
})
