import { afterAll, describe, expect, it } from 'vitest'
import { manyRunners, runners } from './cascade/contestants.ts'
import { holders } from './hold/contestants.ts'
import { assertClose, compete, oursName } from './measure.ts'
import { findPeers } from './peers.ts'
import { availability, shopkeepers, shops } from './repairShop/repairShop.ts'

// The benchmark compares times of the same work. Nothing here says how long it takes.

const peers = findPeers()
afterAll(() => peers.simpy?.close())

describe('everybody who is measured', () => {
  it('comes to the same moment when holding', async () => {
    const rows = await compete(holders({ pending: 50, warm: 100, timed: 1_000 }, peers), 1)

    for (const { check } of rows) expect(check).toEqual(rows[0]?.check)
  })

  it('recovers from the cascade at the same moments as the engine', async () => {
    const rows = await compete(runners(50, peers, true), 1)

    expect(rows.map(({ name }) => name)).toContain(oursName)
    for (const { check } of rows) expect(check).toEqual(rows[0]?.check)
  })

  it('has about the same luck in many cascades', async () => {
    const rows = await compete(manyRunners({ size: 50, runs: 400, peerRuns: 400 }, peers), 1)
    const medians = rows.map((row) => ({ ...row, check: row.check.slice(1, 2) }))

    expect(() => assertClose(medians, medians[0]?.check[0] ?? 0, 0.08)).not.toThrow()
  })

  it('keeps as many machines running as the closed form says', async () => {
    const shop = { ...shops[0]!, horizon: 5_000 }
    const rows = await compete(shopkeepers(shop, peers), 1)

    expect(() => assertClose(rows, availability(shop), 0.01)).not.toThrow()
  })
})
