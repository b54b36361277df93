import { describe, expect, it } from 'vitest'
import { type Environment, findShard, rangeOf, toShard } from '../../cli/manyRuns/shard.ts'

function shardIn(environment: Environment): string {
  const found = findShard(environment, undefined)
  if (!found.ok) return found.problems.map(({ message }) => message).join(' ')
  return `${found.value.number}/${found.value.of}`
}

describe('who started many of us is asked which part this is', () => {
  it.each<[string, Environment, string]>([
    ['nobody', {}, '1/1'],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '4' }, '1/4'],
    ['Kubernetes, the last', { JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '4' }, '4/4'],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '9', AWS_BATCH_JOB_ARRAY_SIZE: '10' }, '10/10'],
    ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }, '2/3'],
    ['GitLab without parallel', { CI_NODE_TOTAL: '1' }, '1/1'],
    [
      'Slurm with --array=5-8',
      {
        SLURM_ARRAY_TASK_ID: '6',
        SLURM_ARRAY_TASK_MIN: '5',
        SLURM_ARRAY_TASK_MAX: '8',
        SLURM_ARRAY_TASK_COUNT: '4',
        SLURM_ARRAY_TASK_STEP: '1',
      },
      '2/4',
    ],
    [
      'Slurm with --array=1-7:2',
      {
        SLURM_ARRAY_TASK_ID: '7',
        SLURM_ARRAY_TASK_MIN: '1',
        SLURM_ARRAY_TASK_MAX: '7',
        SLURM_ARRAY_TASK_COUNT: '4',
        SLURM_ARRAY_TASK_STEP: '2',
      },
      '4/4',
    ],
    [
      'two that agree',
      {
        JOB_COMPLETION_INDEX: '1',
        JOB_COMPLETIONS: '4',
        CI_NODE_INDEX: '2',
        CI_NODE_TOTAL: '4',
      },
      '2/4',
    ],
    [
      'GitLab on Kubernetes, of which one divides',
      { JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '1', CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' },
      '2/3',
    ],
  ])('%s', (_, environment, shard) => {
    expect(shardIn(environment)).toBe(shard)
  })

  it.each<[string, Environment, string]>([
    ['an index without a total', { JOB_COMPLETION_INDEX: '1' }, 'JOB_COMPLETIONS does not say'],
    ['a total without an index', { JOB_COMPLETIONS: '4' }, 'JOB_COMPLETION_INDEX does not say'],
    ['an index outside', { JOB_COMPLETION_INDEX: '4', JOB_COMPLETIONS: '4' }, 'no part of a whole'],
    ['an index from 0 for GitLab', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '4' }, 'no part'],
    ['words', { CI_NODE_INDEX: 'two', CI_NODE_TOTAL: '4' }, 'no part of a whole'],
    ['nothing', { CI_NODE_INDEX: '', CI_NODE_TOTAL: '4' }, 'no part of a whole'],
    ['a Slurm array without a start', { SLURM_ARRAY_TASK_ID: '1' }, 'SLURM_ARRAY_TASK_MIN'],
    [
      'a Slurm array without a total',
      { SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_MIN: '0' },
      'SLURM_ARRAY_TASK_COUNT does not say',
    ],
    [
      'a Slurm array with holes',
      {
        SLURM_ARRAY_TASK_ID: '2',
        SLURM_ARRAY_TASK_MIN: '1',
        SLURM_ARRAY_TASK_MAX: '9',
        SLURM_ARRAY_TASK_COUNT: '3',
      },
      'is not the 3 tasks',
    ],
    [
      'two that differ',
      {
        JOB_COMPLETION_INDEX: '1',
        JOB_COMPLETIONS: '4',
        CI_NODE_INDEX: '1',
        CI_NODE_TOTAL: '3',
      },
      'JOB_COMPLETION_INDEX says shard 2 of 4, but CI_NODE_INDEX says shard 1 of 3.',
    ],
  ])('%s is refused', (_, environment, words) => {
    expect(shardIn(environment)).toContain(words)
  })

  it('an explicit shard wins over all of them', () => {
    const asked = toShard('1/1')

    const found = findShard({ JOB_COMPLETION_INDEX: '1' }, asked)

    expect(found.ok && found.value).toMatchObject({ number: 1, of: 1 })
  })
})

describe('a shard', () => {
  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/4', '1/4/2'])('is not %s', (text) => {
    expect(toShard(text)).toBeUndefined()
  })

  it('leaves no run out and takes none twice, however they divide', () => {
    for (const [runs, of] of [
      [12, 4],
      [10, 3],
      [2, 5],
      [100_000, 7],
    ] as const) {
      const ranges = Array.from({ length: of }, (_, at) =>
        rangeOf({ number: at + 1, of, source: '' }, runs),
      )

      expect(ranges[0]?.first).toBe(0)
      expect(ranges.at(-1)?.end).toBe(runs)
      ranges.slice(1).forEach(({ first }, at) => expect(first).toBe(ranges[at]?.end))
    }
  })
})
