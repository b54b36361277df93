import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('a fallback', () => {
  it('gives its share of what the provider gave, while that is down', () => {
    check(
      `
      component prices
      component shop  needs prices fallback 0.6
      at 0s  lose prices  for 1h
      `,
      `
      0s  shop  degraded     level 0.6  because prices
      1h  shop  operational  level 1    because prices
      `,
    )
  })

  it('replaces the lost part alone where the provider still gives something', () => {
    check(
      `
      component prices
      component shop  needs prices fallback 0.5
      at 0s  lose prices  level 0.4  for 1h
      `,
      `
      0s  shop  degraded     level 0.7
      1h  shop  operational
      `,
    )
  })
})
