import fc from 'fast-check'
import { describe, expect } from 'vitest'
import {
  type CompiledTeam,
  createSimulator,
  type EventKind,
  type LogEvent,
  logDigest,
  logToText,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { shuffleDeclarations } from '../support/shuffle.ts'
import { inputOf, law, run } from './law.ts'

/** A thing that an event says of an entity, whatever number the event has. */
function saying(events: readonly LogEvent[], event: LogEvent): unknown {
  const causes = event.because.map((id) => {
    const cause = events[id]
    return [cause?.atMs, cause?.kind, cause?.entity, cause?.to]
  })
  return { ...event, id: 0, because: causes }
}

/** Kinds of event after which nobody works on an entity any more. */
const ends: ReadonlySet<EventKind> = new Set([
  'task-unattended',
  'task-done',
  'task-failed',
  'task-abandoned',
  'diagnosed',
  'work-paused',
])

/** Everybody who could ever be there at once. */
function handsOf(teams: readonly CompiledTeam[]): number {
  return teams.flatMap(({ rows }) => rows).reduce((sum, { people }) => sum + people, 0)
}

describe('every run', () => {
  law('gives the same log for the same input', 1, ({ model, sketch, log }) => {
    const again = simulate(model, inputOf(sketch))
    expect(logDigest(again)).toBe(logDigest(log))
    expect(again.workMsByTeam).toEqual(log.workMsByTeam)
    expect(again.cuesHandled).toBe(log.cuesHandled)
  })

  law('knows nothing of the runs before it', 13, ({ model, sketch, log }) => {
    const simulator = createSimulator(model)
    const first = simulator.run(inputOf(sketch))
    simulator.run({ seed: `not ${sketch.seed}`, replication: 3, untilMs: 5_400_000 })
    const again = simulator.run(inputOf(sketch))
    for (const each of [first, again]) {
      expect(logDigest(each)).toBe(logDigest(log))
      expect(each.workMsByTeam).toEqual(log.workMsByTeam)
      expect(each.isComplete).toBe(log.isComplete)
    }
  })

  law('is the same up to the first decision in which it differs', 31, ({ model, sketch, log }) => {
    const [last, ...before] = [...sketch.decisions].sort((a, b) => b.atMs - a.atMs)
    fc.pre(last !== undefined)
    const fork = simulate(model, { seed: sketch.seed, decisions: before })
    const isEarlier = ({ atMs }: LogEvent): boolean => atMs < last.atMs
    expect(fork.events.filter(isEarlier)).toEqual(log.events.filter(isEarlier))
  })

  law('does not depend on the order of declarations', 2, ({ sketch, log }) => {
    const shuffled = run({
      ...sketch,
      plan: shuffleDeclarations(sketch.plan, 7),
      scenario: shuffleDeclarations(sketch.scenario, 8),
    })
    expect(logToText(shuffled.log)).toBe(logToText(log))
    expect(logDigest(shuffled.log)).toBe(logDigest(log))
  })

  law('begins like a shorter one', 3, ({ model, sketch, log }) => {
    for (const untilMs of [0, 600_000, 5_400_000, 86_400_000]) {
      const shorter = simulate(model, { ...inputOf(sketch), untilMs })
      expect(shorter.events).toEqual(log.events.filter((event) => event.atMs <= untilMs))
    }
  })

  law('is told in order, causes before effects', 4, ({ log }) => {
    let lastMs = 0
    log.events.forEach((event, position) => {
      expect(event.id).toBe(position)
      expect(event.atMs).toBeGreaterThanOrEqual(lastMs)
      expect(Number.isSafeInteger(event.atMs)).toBe(true)
      for (const cause of event.because) expect(cause).toBeLessThan(event.id)
      lastMs = event.atMs
    })
  })

  law('takes no time for what happens at once', 11, ({ log }) => {
    for (const event of log.events) {
      const cause = log.events[event.because[0] ?? -1]
      if (event.segment === 'instant' && cause !== undefined) expect(event.atMs).toBe(cause.atMs)
    }
  })

  law('is complete only when more time brings nothing more', 12, ({ model, sketch, log }) => {
    fc.pre(log.isComplete)
    const longer = simulate(model, { ...inputOf(sketch), untilMs: 3 * model.horizonMs })
    expect(longer.events).toEqual(log.events)
  })

  law('leaves everybody alone who has nothing to do with a newcomer', 5, ({ sketch, log }) => {
    const { plan, scenario, bindings } = sketch
    const crowded = run({
      ...sketch,
      plan: {
        ...plan,
        components: {
          ...plan.components,
          'aa-newcomer': { kind: 'service', start: '5m' },
          'zz-newcomer': { kind: 'datastore', start: '5m' },
          // Sees nothing, so that nobody is called away from other work.
          'zz-newcomer-monitor': {
            kind: 'monitor',
            start: '0s',
            monitor: { watches: ['aa-newcomer', 'zz-newcomer'], misses: 1 },
          },
        },
        dependencies: {
          ...plan.dependencies,
          'aa-needs-zz': { from: 'aa-newcomer', to: 'zz-newcomer' },
        },
      },
      scenario: {
        ...scenario,
        targets: { ...scenario.targets, newcomer: { kind: 'component' } },
        faults: {
          ...scenario.faults,
          'newcomer-fault': { type: 'loss', at: '30m', target: 'newcomer', clearsAfter: '1h' },
        },
      },
      bindings: { ...bindings, newcomer: ['zz-newcomer'] },
    })
    const others = crowded.log.events.filter(
      ({ entity }) => !['aa-newcomer', 'zz-newcomer', 'newcomer-fault'].includes(entity),
    )
    expect(others.map((event) => saying(crowded.log.events, event))).toEqual(
      log.events.map((event) => saying(log.events, event)),
    )
  })

  law('tells of every outage what its whole time went into', 6, ({ model, log }) => {
    for (const { outages } of serviceResults(model, log)) {
      for (const { startMs, endMs, path } of outages) {
        let atMs = startMs
        for (const segment of path) {
          expect(segment.fromMs).toBe(atMs)
          expect(segment.toMs).toBeGreaterThan(segment.fromMs)
          atMs = segment.toMs
        }
        expect(atMs).toBe(endMs ?? log.untilMs)
      }
    }
  })

  law('neither makes nor loses machines', 7, ({ model, log }) => {
    const sizes = new Map<string, number>()
    for (const fleet of model.fleets) {
      sizes.set(model.entities[fleet.entity]?.id ?? '', fleet.machines)
      for (const cohort of fleet.cohorts) sizes.set(cohort.id, cohort.machines)
    }
    for (const { machines, entity } of log.events) {
      if (machines === undefined) continue
      expect(machines.working).toBeGreaterThanOrEqual(0)
      expect(machines.broken).toBeGreaterThanOrEqual(0)
      expect(machines.working + machines.broken).toBeCloseTo(sizes.get(entity) ?? NaN, 3)
    }
  })

  law('neither makes nor loses what waits in queues', 31, ({ log }) => {
    const before = new Map<string, LogEvent>()
    for (const event of log.events) {
      const { dependency, queue, atMs, kind } = event
      if (dependency === undefined || queue === undefined) continue
      const last = before.get(dependency)
      before.set(dependency, event)
      if (last?.queue === undefined) continue
      const { waiting, lost, inPerHour, outPerHour, lostPerHour } = last.queue
      const hours = (atMs - last.atMs) / 3_600_000
      // Times are whole milliseconds, in which a trifle comes or goes.
      const trifle = 1e-4 + (inPerHour + outPerHour) / 3_600_000
      const growth = (inPerHour - outPerHour - lostPerHour) * hours
      const expected = { waiting: waiting + growth, lost: lost + lostPerHour * hours }
      const moved = kind === 'data-lost' ? queue.lost - expected.lost : 0
      const known = waiting > 0 || growth > 0 ? expected.waiting : 0
      expect(Math.abs(queue.waiting + moved - known)).toBeLessThanOrEqual(trifle)
      expect(Math.abs(queue.lost - moved - expected.lost)).toBeLessThanOrEqual(trifle)
      expect(queue.oldestMs).toBeLessThanOrEqual(atMs)
    }
  })

  law('asks no team for more work than it has hands', 8, ({ model, log }) => {
    for (const team of model.teams) {
      const workedMs = log.workMsByTeam[team.id] ?? 0
      expect(workedMs).toBeGreaterThanOrEqual(0)
      expect(workedMs).toBeLessThanOrEqual(handsOf([team]) * log.untilMs)
    }
  })

  law('never has more people at work than there are', 10, ({ model, log }) => {
    const hands = handsOf(model.teams)
    const atWork = new Map<string, number>()
    log.events.forEach((event, position) => {
      const { kind, entity, other, people } = event
      if (kind === 'task-started' || kind === 'machines' || kind === 'work-resumed')
        atWork.set(entity, people ?? 0)
      if (kind === 'diagnosing') atWork.set(entity, Math.min(1, other?.length ?? 0))
      if (ends.has(kind)) atWork.delete(entity)
      if (log.events[position + 1]?.atMs === event.atMs) return
      const busy = [...atWork.values()].reduce((sum, each) => sum + each, 0)
      expect(busy).toBeLessThanOrEqual(hands)
    })
  })

  law('restores every byte of a copy, and none twice', 31, ({ model, log }) => {
    const flows = new Map<string, { sinceMs: number; gb: number; perHour: number }>()
    for (const { kind, entity, atMs, gb, gbPerHour = 0 } of log.events) {
      if (kind === 'restore-started') flows.set(entity, { sinceMs: atMs, gb: 0, perHour: 0 })
      const flow = flows.get(entity)
      if (flow === undefined || gb === undefined) continue
      const flowed = flow.gb + (flow.perHour * (atMs - flow.sinceMs)) / 3_600_000
      // A copy ends with a whole millisecond.
      const slack = flow.perHour / 3_600_000 + 1e-6
      expect(Math.abs(flowed - gb)).toBeLessThanOrEqual(slack)
      if (kind === 'restore-copied') {
        const sizes = model.data.backups.map((backup) => backup.sizeGb)
        expect(sizes).toContain(gb)
      }
      flows.set(entity, { sinceMs: atMs, gb, perHour: gbPerHour })
    }
  })

  law('loses no more work than lies between a copy and the loss', 32, ({ log }) => {
    for (const { kind, pointMs = 0, lostMs = 0, atMs } of log.events) {
      if (kind !== 'restored') continue
      expect(lostMs).toBeGreaterThanOrEqual(0)
      expect(pointMs + lostMs).toBeLessThanOrEqual(atMs)
    }
  })

  law('serves no more than is asked and than can be carried', 14, ({ log }) => {
    for (const { load, kind } of log.events) {
      if (load?.goodput === undefined) continue
      const { demand, goodput, capacity = 0, attempts = 0, waiting = 0 } = load
      expect(goodput).toBeGreaterThanOrEqual(0)
      expect(goodput).toBeLessThanOrEqual(demand + 1e-6)
      expect(goodput).toBeLessThanOrEqual(capacity + 1e-6)
      expect(attempts).toBeGreaterThanOrEqual(demand - 1e-6)
      expect(waiting).toBeGreaterThanOrEqual(0)
      expect(kind).not.toBe('oscillation')
    }
  })

  law('has levels between none and full', 9, ({ log }) => {
    for (const { level = 0, delivered = 0, kind, to } of log.events) {
      expect(level >= 0 && level <= 1 && delivered >= 0 && delivered <= 1).toBe(true)
      expect(kind === 'state').toBe(to !== undefined)
    }
  })
})
