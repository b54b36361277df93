import { describe, expect, it } from 'vitest'
import { complete, readDependencies } from '../build/licences.ts'

describe('The licences of what is shipped', () => {
  it('have a text for everything we depend on', () => {
    const without = readDependencies().filter(({ text }) => !/copyright|license/i.test(text))

    expect(without).toEqual([])
  })

  it('list what was bundled and what only a worker holds', () => {
    const part = (name: string, text: string) => ({ name, version: '1', identifier: 'MIT', text })

    const silent = { name: 'silent', version: '1', identifier: 'MIT' }

    const all = complete(
      [part('seen', 'kept'), silent],
      [part('silent', 'found'), part('hidden', 'its own')],
    )

    expect(all.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'seen: kept',
      'silent: found',
      'hidden: its own',
    ])
  })
})
