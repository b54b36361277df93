import { describe, expect, it } from 'vitest'
import { causesWithout, createRunFinder, outagesWithout } from '../../renderer/worker/aboutRun.ts'
import { changeWords } from '../../renderer/simulate/events/WithoutCauses.tsx'
import { whyRoles } from '../../renderer/simulate/events/whyRolesOf.ts'
import { dragWords } from '../../renderer/simulate/results/CriticalPath.tsx'
import { finishedOf, inputOf, shop } from './sketchedRun.ts'

const about = { number: 7, input: inputOf(shop) }
const hourMs = 3_600_000

describe('asking about a run', () => {
  it('makes the run again that is on screen, and once', () => {
    const find = createRunFinder()
    const ran = find(about)

    expect(ran.log.events).toEqual(finishedOf(shop).log.events)
    expect(find(about)).toBe(ran)
    expect(find({ ...about, number: 8 })).not.toBe(ran)
  })

  it('says of each direct cause what becomes of an event without it', () => {
    const ran = createRunFinder()(about)
    const out = ran.log.events.find(({ kind }) => kind === 'outage-started')

    const { causes } = causesWithout(ran, out?.id ?? -1)

    expect(causes.map(({ influence }) => influence)).toEqual(['necessary'])
  })

  it('says of each stretch by how much the outage would be shorter', () => {
    const { drags, roots } = outagesWithout(createRunFinder()(about), 'checkout')

    const repair = drags[0]?.find(({ dragMs }) => dragMs === 2 * hourMs)
    expect(repair?.stretch.segment).toBe('work')
    expect(roots[0]?.influence).toBe('necessary')
  })

  it('has nothing to say of a service that was not out', () => {
    expect(outagesWithout(createRunFinder()(about), 'none')).toEqual({ drags: [], roots: [] })
  })
})

describe('what a replay shows, in words', () => {
  const one = {
    causeId: 0,
    defect: null,
    intervention: { kind: 'without-fault', fault: '' },
  } as const

  it.each([
    ['necessary', null, 0, 'Without it this would not have happened.'],
    ['timing', -hourMs, 0, 'Without it this would have come 1 h earlier.'],
    ['timing', hourMs, 0, 'Without it this would have come 1 h later.'],
    ['intensity', 0, -60_000, 'Without it 1 min of full service less would have been lost.'],
    ['none', 0, 0, 'Without it everything would have come just the same.'],
  ] as const)(
    'is %s where the effect shifts by %s and the loss by %s',
    (influence, shiftMs, lostMs, words) => {
      expect(changeWords({ ...one, influence, shiftMs, lostMs })).toBe(words)
    },
  )

  it('calls a drag what it is', () => {
    expect(dragWords(null)).toBe('drag not known')
    expect(dragWords(0)).toBe('no drag')
    expect(dragWords(90_000)).toBe('drag 1 min 30 s')
    expect(dragWords(-90_000)).toBe('1 min 30 s longer without it')
  })
})

describe('the past of an event', () => {
  it('names what set it off and what the plan had wrong all along', () => {
    const { model, log } = finishedOf(`
      component registry  repair 4h
      component web  needs:start registry  repair 1h
      service checkout  needs web  tier 1  rto 1h
      until 1d
      at 0s  lose web registry
    `)
    const over = log.events.find(({ kind }) => kind === 'outage-ended')

    const { triggers, latent } = whyRoles(model, log, over?.id ?? 0)

    expect(latent.map(({ text }) => text)).toEqual(['web needs registry to start.'])
    expect(triggers).toHaveLength(1)
  })
})
