import { describe, expect, it } from 'vitest'
import { growTree, toBranch, treeLines } from '../../renderer/simulate/events/eventTree.ts'

const far = { events: 100, depth: 100 }

/** 3 because 1 and 2, both because 0. */
const causes: Readonly<Record<number, readonly number[]>> = { 3: [1, 2], 2: [0], 1: [0], 0: [] }
const causesOf = (id: number): readonly number[] => causes[id] ?? []

describe('a tree of causes', () => {
  it('reaches down to the first failure and opens it once', () => {
    const tree = growTree(3, causesOf, far)

    expect(tree.children.map((child) => child.eventId)).toEqual([1, 2])
    expect(tree.children[0]?.children[0]).toMatchObject({ eventId: 0, isRepeated: false })
    expect(tree.children[1]?.children[0]).toMatchObject({ eventId: 0, isRepeated: true })
  })

  it('counts what it leaves out', () => {
    const tree = growTree(3, causesOf, { events: 1, depth: 100 })

    expect(tree.children).toHaveLength(1)
    expect(tree.leftOut).toBe(1)
    expect(tree.children[0]?.leftOut).toBe(1)
  })

  it('goes no deeper than asked', () => {
    const tree = growTree(3, causesOf, { events: 100, depth: 1 })

    expect(tree.children[0]?.children).toEqual([])
    expect(tree.children[0]?.leftOut).toBe(1)
  })

  it('keeps a chain in one column and forks where causes part', () => {
    const chain: Readonly<Record<number, readonly number[]>> = { 9: [8], 8: [3] }
    const tree = growTree(9, (id) => chain[id] ?? causesOf(id), far)

    const branch = toBranch(tree)

    expect(branch.chain.map((node) => node.eventId)).toEqual([9, 8, 3])
    expect(branch.forks.map((fork) => fork.chain.map((node) => node.eventId))).toEqual([
      [1, 0],
      [2, 0],
    ])
  })

  it('can be copied as indented lines', () => {
    const none = growTree(3, () => [], far)

    const lines = treeLines({ causes: growTree(3, causesOf, far), effects: none }, (id) => `#${id}`)

    expect(lines).toEqual([
      '#3',
      '  because #1',
      '    because #0',
      '  because #2',
      '    because #0',
    ])
  })
})
