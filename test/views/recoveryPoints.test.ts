import { describe, expect, it } from 'vitest'
import { serviceResults } from '../../simulation/index.ts'
import { runSketch } from '../support/check.ts'

const hour = 3_600_000
const tuesday = 'start 2024-01-02T09:00:00Z'
const nightly = 'interval 1d  at 00:00'

/** The one business service of a sketch. */
function serviceOf(sketch: string) {
  const { model, log } = runSketch(sketch)
  const [service] = serviceResults(model, log)
  return service
}

describe('the recovery point achieved', () => {
  it('is the most that any data set it needs has lost', () => {
    const service = serviceOf(`
      component orders  kind datastore
      component stock   kind datastore
      component shop    needs orders stock
      service sales  needs shop  rpo 8h
      backup of-orders  of orders  interval 1h  at 00:00
      backup of-stock   of stock   ${nightly}
      ${tuesday}
      at 0s  destroy orders stock
    `)
    expect(service).toMatchObject({ rpaMs: 9 * hour, rpo: 'missed', isDataBack: true })
  })

  it('meets an objective that allows as much', () => {
    const service = serviceOf(`
      component orders  kind datastore
      service sales  needs orders  rpo 9h
      backup of-orders  of orders  ${nightly}
      ${tuesday}
      at 0s  destroy orders
    `)
    expect(service).toMatchObject({ rpaMs: 9 * hour, rpo: 'met' })
  })

  it('of one of two that can serve is that of the better one', () => {
    const service = serviceOf(`
      component a  kind datastore
      component b  kind datastore
      group stores  k-of-n 1  members a b
      service sales  needs stores  rpo 1h
      backup of-a  of a  ${nightly}
      ${tuesday}
      at 0s  destroy a
    `)
    expect(service).toMatchObject({ rpaMs: null, rpo: 'not-hit' })
  })

  it('has no end where nothing brings the data back', () => {
    const service = serviceOf(`
      component a  kind datastore
      service sales  needs a  rpo 1h
      at 0s  destroy a
    `)
    expect(service).toMatchObject({ isDataBack: false, rpo: 'missed' })
  })

  it('is not decided while a restore is under way', () => {
    const service = serviceOf(`
      component a  kind datastore
      service sales  needs a  rpo 1h
      backup of-a  of a  ${nightly}  size-gb 1000  gb-per-hour 1
      until 1d
      at 0s  destroy a
    `)
    expect(service).toMatchObject({ isDataBack: false, rpo: 'open' })
  })

  it('says nothing where no data were harmed', () => {
    const service = serviceOf(`
      component a  kind datastore  repair 1h
      service sales  needs a  rpo 1h
      backup of-a  of a  ${nightly}
      at 0s  lose a
    `)
    expect(service).toMatchObject({ rpaMs: null, rpo: 'not-hit', isDataBack: true })
  })
})
