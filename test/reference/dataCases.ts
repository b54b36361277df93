/**
 * Data: how much is lost with the newest good copy, and how often there is none.
 */
import {
  about,
  type Answer,
  type Case,
  estimateMean,
  estimateShare,
  expectedOf,
  quantileAt,
} from './answers.ts'
import { hourMs, readLogs, runsFor, sample } from './sampling.ts'

/** Copies begin at a moment of the day that is drawn evenly, so that the loss is as good as random. */
export const backupSketch = `
  component store  kind datastore
  service sales  needs store
  backup daily  of store  interval 24h  takes 2h  good 0.9  retention 365d
  at 0s  destroy store
`

/** Copies every hour, so that the oldest one is as old as they are kept, but for an hour. */
export const dwellSketch = `
  component store  kind datastore
  backup hourly  of store  interval 1h  retention 240h  immutable
  at 0s  encrypt store  dwell exponential(240h)  dated-after 0s
`

function solveLoss(effort: number): readonly Answer[] {
  const lost = sample(backupSketch, {
    runs: runsFor(3_000, effort),
    of: 'sales',
    measure: 'rpaMs',
  })
  const hours = lost.map((ms) => ms / hourMs)
  const more = hours.map((loss) => loss > 26)
  const expected = expectedOf('B01', 'P_loss_gt_26h')
  const p95 = expectedOf('B01', 'P95_loss_h')
  return [
    about('mean loss, hours', expectedOf('B01', 'mean_loss_h'), estimateMean(hours)),
    about('share above 26 h', expected, estimateShare(more, expected)),
    quantileAt(hours, { what: 'P95 of the loss', percent: 95, at: p95 }),
  ]
}

function solveDwell(effort: number): readonly Answer[] {
  const isLost = readLogs(dwellSketch, runsFor(600, effort), ({ events }) =>
    events.some(({ kind }) => kind === 'no-recovery'),
  )
  const expected = expectedOf('B02', 'P_no_clean_copy')
  return [about('share without a clean copy', expected, estimateShare(isLost, expected))]
}

export const dataCases: Readonly<Record<string, Case>> = {
  B01: { solve: solveLoss },
  B02: { solve: solveDwell },
}
