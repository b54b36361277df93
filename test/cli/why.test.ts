import { describe, expect, it } from 'vitest'
import { widthOf } from '../../cli/table.ts'
import { blackstart, folderWith } from './fakeIo.ts'

const shop = ['why', 'web-shop', '--scenario', 'region-loss']

describe('blackstart why', () => {
  it('names the trigger, the latent defect, and what each would have changed', async () => {
    const { code, out, err } = await blackstart(folderWith(), ...shop)

    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('WHAT SET IT OFF\n  “The place is lost” struck Region east.')
    expect(out).toContain('Shop in region west needs Image registry to start.')
    expect(out).toMatch(/necessary {2}“The place is lost”/)
    expect(out).toMatch(/timing {5}Shop in region west needs Image registry/)
  })

  it('asks about the service that was named', async () => {
    const { out } = await blackstart(folderWith(), ...shop, '--service', 'browsing')

    expect(out).toContain('Browsing and search was out for')
  })

  it('asks about any event of the log', async () => {
    const { code, out } = await blackstart(folderWith(), ...shop, '--event', '3')

    expect(code).toBe(0)
    expect(out).toMatch(/^Event 3: /)
    expect(out).toContain('WITHOUT A DIRECT CAUSE')
  })

  it('answers as JSON with the graph and every replay', async () => {
    const { out } = await blackstart(folderWith(), ...shop, '--json')
    const answer = JSON.parse(out)

    expect(answer.of).toBe('outage')
    expect(answer.roots[0]).toMatchObject({ influence: 'necessary', shiftMs: null })
    expect(answer.drags).toHaveLength(answer.outage.path.length)
  })

  it('fits a terminal of a hundred columns', async () => {
    const { out } = await blackstart(folderWith(), ...shop)

    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
  })

  it('says which services and events there are when asked about another', async () => {
    const service = await blackstart(folderWith(), ...shop, '--service', 'browsin')
    const event = await blackstart(folderWith(), ...shop, '--event', '99999')

    expect(service.code).toBe(2)
    expect(service.err).toContain('no business service called “browsin”')
    expect(service.err).toContain('browsing')
    expect(event.code).toBe(2)
    expect(event.err).toContain('The log has no event 99999.')
  })
})
