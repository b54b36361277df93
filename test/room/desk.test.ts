import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FacilitatorView } from '../../simulation/index.ts'
import { must, type Open, openRoom, post, type Said, shutRoom } from './client.ts'

let open: Open

beforeEach(async () => {
  open = await openRoom()
})
afterEach(() => shutRoom(open))

/** One request of the facilitator’s page, through its own door. */
function ask(body: unknown): Promise<Said> {
  const url = open.door.facilitatorUrl.replace(/facilitator.*/, 'api/desk')
  return post(url, body, { key: open.door.facilitatorKey })
}

async function view(): Promise<FacilitatorView> {
  return (await ask({ ask: 'view' })).body['answer'] as FacilitatorView
}

const statuses = (said: readonly Said[]): readonly number[] => said.map(({ status }) => status)

describe('a high gap', () => {
  const promise = {
    kind: 'promised',
    action: 'list',
    for: 'who',
    text: 'Write the list of deputies',
    owner: 'Bo',
    due: '2027-02-28',
  }

  beforeEach(async () => {
    await must(open.room, {
      kind: 'observed',
      observation: 'who',
      tag: 'gap',
      text: 'Nobody may decide',
      severity: 'high',
    })
    await must(open.room, { kind: 'ended' })
  })

  it('keeps the exercise open until somebody promises to mend it by a day', async () => {
    expect((await view()).gaps).toMatchObject([{ id: 'who', severity: 'high', isOpen: true }])
    expect((await ask({ did: { kind: 'closed' } })).status).toBe(409)

    expect((await ask({ did: promise })).status).toBe(200)

    expect((await view()).gaps).toMatchObject([{ isOpen: false, actions: [promise] }])
    expect((await ask({ did: { kind: 'closed' } })).status).toBe(200)
  })

  it('or until somebody says why not now', async () => {
    const said = await ask({ did: { kind: 'put-off', observation: 'who', reason: 'No money' } })

    expect(said.status).toBe(200)
    expect((await view()).gaps).toMatchObject([{ isOpen: false, putOff: 'No money' }])
    expect((await ask({ did: { kind: 'closed' } })).status).toBe(200)
  })

  it('is not closed by blanks, by days that there are not, or for another gap', async () => {
    const said = [
      await ask({ did: { ...promise, owner: '  ' } }),
      await ask({ did: { ...promise, text: '' } }),
      await ask({ did: { ...promise, due: '2027-02-31' } }),
      await ask({ did: { ...promise, due: 'soon' } }),
      await ask({ did: { ...promise, for: 'other' } }),
      await ask({ did: { kind: 'put-off', observation: 'who', reason: ' ' } }),
      await ask({ did: { kind: 'put-off', observation: 'other', reason: 'No money' } }),
    ]

    expect(statuses(said)).toEqual([400, 400, 400, 400, 409, 400, 409])
    expect((await view()).gaps).toMatchObject([{ isOpen: true, actions: [], putOff: '' }])
  })

  it('keeps one action whose day is changed', async () => {
    await ask({ did: promise })
    await ask({ did: { ...promise, due: '2027-03-01' } })

    expect((await view()).gaps[0]?.actions).toMatchObject([{ action: 'list', due: '2027-03-01' }])
  })
})

describe('a rating', () => {
  const rating = { kind: 'rated', objective: 'tell', rating: 'S', note: 'Late by ten minutes' }

  it('is one of four grades with a reason, for an objective that there is', async () => {
    const said = [
      await ask({ did: { ...rating, rating: 'A' } }),
      await ask({ did: { ...rating, note: ' ' } }),
      await ask({ did: { kind: 'rated', objective: 'tell', rating: 'S' } }),
      await ask({ did: { ...rating, objective: 'other' } }),
    ]

    expect(statuses(said)).toEqual([400, 400, 400, 409])
    expect((await view()).objectives).toMatchObject([{ id: 'tell', rating: '', note: '' }])
  })

  it('stands on the page and is replaced by the next one', async () => {
    expect((await ask({ did: rating })).status).toBe(200)
    expect((await view()).objectives).toMatchObject([{ rating: 'S', note: rating.note }])

    await ask({ did: { ...rating, rating: 'M' } })

    expect((await view()).objectives).toMatchObject([{ rating: 'M' }])
  })
})

describe('an inject', () => {
  const content = { at: '40m', message: 'The press is at the door', to: ['manager'] }
  const rewritten = { kind: 'rewritten', inject: 'boss', content }

  it('that has not been sent gets other words, another moment and other receivers', async () => {
    expect((await ask({ did: rewritten })).status).toBe(200)

    expect((await view()).injects).toMatchObject([
      { id: 'boss', status: 'planned', plannedMs: 40 * 60_000, content },
    ])
    await must(open.room, { kind: 'jumped', toMs: 35 * 60_000 })
    await open.room.beat()
    expect(open.room.state.sent).toEqual([])
    await must(open.room, { kind: 'jumped', toMs: 41 * 60_000 })
    await open.room.beat()
    expect(open.room.roleView('manager').inbox.map(({ text }) => text)).toContain(content.message)
    expect(JSON.stringify(open.room.roleView('it-lead'))).not.toContain(content.message)
  })

  it('is not rewritten to nothing, to nobody, or after it went out', async () => {
    const said = [
      await ask({ did: { ...rewritten, content: { ...content, message: ' ' } } }),
      await ask({ did: { ...rewritten, content: { ...content, at: 'later' } } }),
      await ask({ did: { ...rewritten, content: { ...content, to: ['stranger'] } } }),
    ]
    await must(open.room, { kind: 'injected', inject: 'boss', content: { message: 'Now' } })
    said.push(await ask({ did: rewritten }))

    expect(statuses(said)).toEqual([400, 400, 409, 409])
    expect((await view()).injects).toMatchObject([{ content: { message: 'Now' } }])
  })
})
