/**
 * Reads off one run what is kept of it.
 *
 * What is asked is looked up once for a model; a run is then read in one pass over the columns of its
 * log, without making objects of its events. A law compares what comes out with what the views say.
 */
import { assertNever } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import { type Columns, kindNumber } from '../engine/log/columns.ts'
import type { LogEvent } from '../engine/log/log.ts'
import type { Outcome } from '../engine/simulate.ts'
import { buildRecoveryPoints, type FindPoint } from '../views/recoveryPoints.ts'
import { FleetFollower } from './fleetReadings.ts'
import { notOver, over, type Reading, type RunEnd } from './reading.ts'
import { ServiceFollower } from './serviceReadings.ts'
import type { Column, Measure } from './subjects.ts'
import { TroubleFollower } from './troubles.ts'

/** What becomes of data, which few runs have any of. */
const dataKinds: ReadonlySet<number> = new Set([
  kindNumber.integrity,
  kindNumber.restored,
  kindNumber['data-lost'],
])

type Reader = (end: RunEnd) => Reading

/** Something that reads one run of a model after the other, each in the order of the columns. */
export function createReader(
  model: Model,
  columns: readonly Column[],
): (outcome: Outcome) => readonly Reading[] {
  const run = new RunFollower(model)
  const readers = columns.map((column) =>
    readerOf(run, model.indexById[column.of] ?? -1, column.measure),
  )
  return (outcome) => {
    run.follow(outcome.columns)
    return readers.map((read) => read(outcome))
  }
}

/** Follows everything that may be asked about through the log of a run. */
class RunFollower {
  readonly services: ServiceFollower
  readonly fleets: FleetFollower
  readonly troubles: TroubleFollower
  /** What was lost with data; `null` if no data were harmed. */
  findPoint: FindPoint | null = null
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
    this.services = new ServiceFollower(model)
    this.fleets = new FleetFollower(model)
    this.troubles = new TroubleFollower(model)
  }

  follow(columns: Columns): void {
    const { services, fleets, troubles } = this
    services.begin()
    fleets.begin()
    troubles.begin()
    const dataEvents: LogEvent[] = []
    for (let event = 0; event < columns.count; event++) {
      const kind = columns.kind[event] as number
      if (kind === kindNumber.state) troubles.pass(columns, event)
      if (kind === kindNumber.machines) fleets.pass(columns, event)
      else services.pass(columns, event)
      if (dataKinds.has(kind)) dataEvents.push(columns.eventAt(event))
    }
    troubles.end()
    this.findPoint = buildRecoveryPoints(this.#model, { events: dataEvents })
  }
}

function readerOf(run: RunFollower, entity: number, measure: Measure): Reader {
  switch (measure) {
    case 'rtaMs':
      return (end) => run.services.rta(entity, end)
    case 'downMs':
      return (end) => run.services.down(entity, end)
    case 'untilNormalMs':
      return (end) => run.services.untilNormal(entity, end)
    case 'loss':
      return (end) => run.services.loss(entity, end)
    case 'rpaMs':
      return (end) => rpaOf(run, entity, end)
    case 'notOperationalMs':
      return (end) => run.troubles.longest(entity, end)
    case 'brokenMax':
      return (end) => run.fleets.brokenMost(entity, end)
    case 'until50PctMs':
      return (end) => run.fleets.untilWorking(entity, 0.5, end)
    case 'until90PctMs':
      return (end) => run.fleets.untilWorking(entity, 0.9, end)
    case 'until99PctMs':
      return (end) => run.fleets.untilWorking(entity, 0.99, end)
    default:
      return assertNever(measure)
  }
}

/** Work lost with data; what is out of use counts only while the service is out for it. */
function rpaOf({ findPoint, services }: RunFollower, entity: number, end: RunEnd): Reading {
  if (findPoint === null) return over(0)
  const { lostMs, isOut } = findPoint(entity)
  return isOut && !services.isRestored(entity) ? notOver(end, lostMs) : over(lostMs)
}
