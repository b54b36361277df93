/**
 * Random sketches of small plans in trouble: cycles, groups, people, runbooks, fleets and updates.
 *
 * They are texts, so that a law that fails prints a sketch that can be read, run and made a test.
 */
import fc from 'fast-check'

import { calling, load, peakLine, surges, unloaded } from './loadArbitrary.ts'
import { absences, escalationLines, personLines } from './peopleArbitrary.ts'
import {
  chance,
  fixed,
  level,
  longTime,
  maybe,
  maybeFlag,
  shortTime,
  someTime,
  words,
} from './sketchParts.ts'
import { slowCouplings, slowTroubles } from './slowArbitrary.ts'
import { healthLines, monitorLine } from './watchingArbitrary.ts'

const components = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5']
const providers = [...components, 'g0', 'g1']
const anyComponents = fc.subarray(components, { minLength: 1, maxLength: 3 })

const coupling = fc.oneof(
  fixed(''),
  level.map((value) => `threshold ${value}`),
  fc.tuple(level, level).map(([strength, floor]) => `soft ${strength} floor ${floor}`),
  longTime.map((time) => `grace ${time}`),
  ...slowCouplings(longTime),
)

/** Needs of a component; it may need what needs it. */
function needs(id: string): fc.Arbitrary<string> {
  const others = providers.filter((other) => other !== id)
  const phase = fc.constantFrom('', '', '', ':start', ':recover', ':change', ':operate')
  const one = fc
    .tuple(phase, fc.constantFrom(...others), coupling, calling)
    .map(([when, provider, how, calls]) => ({
      key: when + provider,
      text: [when, provider, `${how}  ${calls}`] as const,
    }))
  return fc
    .uniqueArray(one, { maxLength: 2, selector: ({ key }) => key })
    .map((all) => all.map(({ text: [when, to, how] }) => `needs${when} ${to} ${how}`).join('  '))
}

const team = maybe('team ', fc.constantFrom('ops', 'dba'))

const componentLines = components.map((id) =>
  words(
    fixed(`component ${id}`),
    // The last one stands in “us”, so that losing it always hits something.
    id === 'c5' ? fixed('site us') : fc.constantFrom('', 'site eu', 'site us'),
    team,
    fc.constantFrom('', '', 'kind datastore  consistent-with both', 'gb-per-hour 150'),
    maybe('repair ', someTime),
    maybe('start ', shortTime),
    maybeFlag('stops'),
    fc.constantFrom('', '', '', 'stopped'),
    load,
    needs(id),
  ),
)

const groupLines = ['g0', 'g1'].map((id) =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 2 }), fc.subarray(components, { minLength: 2 }))
      .map(([k, members]) => `group ${id}  k-of-n ${k}  members ${members.join(' ')}`),
    fc
      .subarray(components, { minLength: 2 })
      .map((members) => `group ${id}  active-active  members ${members.join('*0.6 ')}*0.6`),
    fc
      .tuple(
        fc.constantFrom('proportional', 'fixed', 'nearest'),
        fc.subarray(components, { minLength: 2 }),
      )
      .map(
        ([rule, members]) =>
          `group ${id}  active-active  sharing ${rule}  members ${members.join(' ')}`,
      ),
    words(
      fc
        .shuffledSubarray(components, { minLength: 2, maxLength: 3 })
        .map((members) => `group ${id}  active-passive  members ${members.join(' ')}`),
      maybe('detect ', shortTime),
      maybe('switch ', someTime),
      maybe('decided-by ops ', shortTime),
      maybe('succeeds ', chance),
      maybe('by-hand ', longTime),
      maybe('dns-tail ', longTime),
      fc.constantFrom('', '', 'watched-by health'),
    ),
  ),
)

const serviceLines = ['sales', 'payroll'].map((id) =>
  words(
    words(
      fixed(`service ${id}`),
      fc.subarray(providers, { minLength: 1, maxLength: 3 }).map((all) => `needs ${all.join(' ')}`),
    ),
    maybe('tier ', fc.constantFrom('1', '3')),
    maybe('rto ', longTime),
    maybe('mtd ', fc.constantFrom('4h', '1d')),
    maybe('minimum ', level),
    fc.constantFrom('', 'demand 100  deferrable 0.7  catch-up 1.5', 'demand 360000  catch-up 2'),
    fc.constantFrom('', '', 'users 50', 'users 300  hours 09:00-17:00  reports-per-hour 0.5'),
  ),
)

const workaroundLine = words(
  fixed('workaround sales/paper'),
  maybe('activation ', shortTime),
  fixed('share 0.4'),
  maybe('endurance ', longTime),
  maybe('reentry ', level),
)

const opsLine = words(
  fixed('team ops'),
  fc.constantFrom('people 1', 'people 3'),
  maybe('acknowledge ', shortTime),
  maybe('reached-through ', fc.constantFrom('c5', 'c4 c5')),
  maybe('hand-over ', shortTime),
  maybe('preempts ', shortTime),
  maybe('tires-after ', fixed('4h  tired-factor 1.5')),
)

const dbaLines = fc.oneof(
  fixed(['team dba  people 1']),
  fixed(['team dba  on-call 1  call-out 1h', 'shift dba  hours 08:00-16:30  people 2']),
  fixed([
    'team dba  on-call 2',
    'surge dba  after 2h  lasts 1d  people 2',
    'shift dba  hours 22:00-06:00  people 1  days mon tue',
  ]),
)

const responseLine = words(
  fixed('response'),
  maybe('team ', fixed('ops')),
  maybe('users-report ', someTime),
  maybe('diagnose ', someTime),
  maybe('wrong-diagnosis ', fixed('0.5  wrong-diagnosis-costs 30m')),
  maybe('declare ', shortTime),
  maybe('declared-by ', fixed('dba')),
  fc.constantFrom(
    '',
    '',
    '',
    'triaged-by ops  triage 7m',
    'triage exponential(5m)  suppresses 20m',
  ),
  fc.constantFrom('', '', '', 'acts-on belief'),
)

const tasks = ['t0', 't1', 't2']

/** What a step or an action does besides mending. */
const otherEffects = fc.oneof(
  anyComponents.map((all) => `stops ${all.join(' ')}`),
  anyComponents.map((all) => `isolates ${all.join(' ')}`),
  fixed('reconnects us'),
  fixed('calls dba'),
  fixed('halts agent'),
  fixed('begins-workaround sales'),
)

/** How a step is steered; mostly as it comes. */
const steering = fc.oneof(
  { weight: 4, arbitrary: fixed('') },
  fc.constantFrom(...providers).map((on) => `throughout ${on}`),
  fc.constantFrom(...providers).map((on) => `throughout ${on}  loses`),
  fc.constantFrom(...providers).map((on) => `gate ${on} 0.9`),
  fc.constantFrom(...components).map((on) => `gate-below ${on} 0.5`),
  fc.constantFrom(...components).map((on) => `believed-up ${on}`),
  fixed('approval dba 10m'),
  fixed('work 30 20'),
)

const actionLine = words(
  fixed('action plan-b'),
  fc.oneof(
    otherEffects,
    anyComponents.map((all) => `repairs ${all.join(' ')}`),
  ),
  maybe('needs ', fc.constantFrom(...providers)),
  maybe('decided-by ', fixed('dba')),
  fc.constantFrom('automated', 'team ops', 'team dba'),
  maybe('takes ', someTime),
  maybe('succeeds ', chance),
  maybe('costs ', fixed('EUR 500')),
)

const decisionLines = fc.array(
  fc
    .tuple(
      fc.constantFrom('10m', '1h', '3h', '1d'),
      fc.oneof(
        fc.constantFrom('plan-b', 'declare', 'fail-over/g0', 'call/dba', 'halt/agent'),
        fc
          .tuple(
            fc.constantFrom('start', 'stop', 'isolate', 'reconnect', 'verify'),
            fc.constantFrom(...components),
          )
          .map(([verb, thing]) => `${verb}/${thing}`),
      ),
    )
    .map(([at, what]) => `at ${at}  decide ${what}`),
  { maxLength: 3 },
)

const runbookLines = fc.tuple(
  words(
    fixed('runbook dr'),
    anyComponents.map((all) => `recovers ${all.join(' ')}`),
    maybe('document ', fixed('c0')),
    maybe('approval ', fixed('ops 10m')),
  ),
  ...tasks.map((id, index) =>
    words(
      fixed(`task dr/${id}`),
      fc
        .subarray(tasks.slice(0, index))
        .map((all) => (all.length > 0 ? `after ${all.join(' ')}` : '')),
      maybe('needs ', fc.constantFrom(...providers)),
      fc.constantFrom('automated', 'team ops', 'team dba', '', 'person anna', 'skill cobol'),
      maybe('takes ', someTime),
      maybe('succeeds ', chance),
      fc.oneof(
        anyComponents.map((all) => `repairs ${all.join(' ')}`),
        anyComponents.map((all) => `starts ${all.join(' ')}`),
        fixed('fails-over g0'),
        anyComponents.map((all) => `for-each ${all.join(' ')}  does repairs  at-once 1`),
        otherEffects,
        fixed(''),
      ),
      fc.constantFrom('', '', 'verifies c0 c1 sales', 'announces c0 sales'),
      maybeFlag('jump-start'),
      steering,
      // What is done instead of the first step stands behind it.
      index === 0 ? fc.constantFrom('', '', 'on-fail t2') : fixed(''),
      index === 2 ? fc.constantFrom('', '', 'returns-to t0') : fixed(''),
    ),
  ),
)

const updateLines = fc.tuple(
  fixed('product agent'),
  words(fixed('channel agent/content'), maybe('poll ', longTime), maybeFlag('bypass')),
  words(
    fixed('ring agent/content/canary  share 0.1'),
    maybe('push ', shortTime),
    maybe('soak ', longTime),
    maybe('halts-bad ', level),
  ),
  words(fixed('ring agent/content/all  share 0.9'), maybe('push ', longTime)),
)

const fleetLines = fc.tuple(
  words(
    fixed('fleet pcs  products agent'),
    fc.constantFrom('machines 85', 'machines 8500', 'machines 1000001'),
    fc.constantFrom('technicians ops', 'technicians ops dba', ''),
    maybe('remote-per-hour ', fc.constantFrom('40', '1000')),
    maybe('remote-needs ', fc.constantFrom(...components)),
    maybe('self-healing-over ', longTime),
    maybe('key-store ', fixed('c1  keys-per-hour 60  key-each 2m')),
    needs('pcs'),
  ),
  words(
    fixed('cohort pcs/office  share 0.7  ring all  touch 10m'),
    maybe('online ', level),
    maybe('self-healing ', level),
    maybe('remote ', level),
    maybe('site ', fixed('eu')),
  ),
  words(
    fixed('cohort pcs/roaming  share 0.3  touch 15m  priority 1'),
    maybe('ring ', fixed('canary')),
    maybeFlag('encrypted'),
  ),
)

/** Copies of two data sets, in places that may be down, gone, or inside an intruder’s reach. */
const backupLines = fc.tuple(
  fixed('domain admins  kind admin-domain'),
  ...['c0', 'c1'].map((id) =>
    words(
      fixed(`backup of-${id}  of ${id}`),
      fc.constantFrom('interval 1d', 'interval 6h', 'interval 1d  at 03:00  utc +01:00'),
      maybe('takes ', longTime),
      maybe('retention ', fc.constantFrom('2d', '10d')),
      maybe('ladder ', fixed('7d 60d')),
      maybe('site ', fc.constantFrom('eu', 'us')),
      maybe('in ', fc.constantFrom('c2', 'c3')),
      maybe('domain ', fixed('admins')),
      maybeFlag('immutable'),
      maybe('good ', level),
      maybe('tested ', fc.constantFrom('1d', '2d')),
      fc.constantFrom('', 'size-gb 300  gb-per-hour 100', 'size-gb 70'),
      maybe('through ', fc.constantFrom('c4', 'c4 c5')),
      maybe('needs ', fc.constantFrom(...providers)),
      maybe('prepare ', shortTime),
      maybe('rebuild ', longTime),
      maybe('check ', shortTime),
    ),
  ),
  words(
    fixed('copy of-c0/far'),
    maybe('site ', fixed('us')),
    maybe('arrives ', longTime),
    maybeFlag('immutable'),
  ),
)

const harms = words(
  fc.oneof(
    fc
      .tuple(fc.constantFrom('0s', '2h'), fc.constantFrom('eu', 'c0', 'c0 c1 c2'))
      .map(([at, hit]) => `at ${at}  destroy ${hit}`),
    words(
      fc.constantFrom('at 1m  encrypt c0 c1 c5', 'at 0s  encrypt c1'),
      maybe('dwell ', fc.constantFrom('1d', '3d', 'exponential(2d)')),
      maybe('lateral ', longTime),
      maybe('spread ', someTime),
      maybe('dated-after ', longTime),
      maybe('as ', fixed('admins')),
    ),
    words(
      fc.constantFrom('at 0s  corrupt c0', 'at 1h  corrupt c0 c1'),
      maybe('noticed-after ', someTime),
      maybe('level ', level),
    ),
  ),
)

const losses = fc
  .tuple(
    fc.constantFrom('0s', '1m', '2h'),
    fc.constantFrom('eu', 'us', 'pcs', ...components),
    maybe('level ', level),
    maybe('for ', someTime),
  )
  .map(([at, hit, left, span]) => `at ${at}  lose ${hit}  ${left}  ${span}`)

const pushes = words(
  fc.constantFrom('at 0s  push agent', 'at 1h  push agent'),
  maybe('breaks ', level),
  maybe('reverted-after ', longTime),
  maybe('reports-per-machine-hour ', fixed('0.01  halt-takes 30m')),
  maybe('fix-known-after ', longTime),
)

const happenings = fc
  .tuple(
    fc.array(losses, { minLength: 1, maxLength: 3 }),
    fc.option(pushes, { nil: '' }),
    fc.option(harms, { nil: '' }),
    fc.option(surges, { nil: '' }),
    fc.option(absences, { nil: '' }),
    ...slowTroubles(components, longTime),
  )
  .map(([lost, ...others]) => [...lost, ...others])

/** Sketches of plans in trouble. */
export const sketchArbitrary: fc.Arbitrary<string> = fc
  .tuple(
    fixed(['site eu  utc +01:00', 'site us  travel 1h', 'start 2024-01-02T09:00:00Z', 'until 4d']),
    fc.tuple(opsLine, responseLine),
    dbaLines,
    escalationLines,
    personLines,
    updateLines,
    fc.tuple(...componentLines, ...groupLines, ...serviceLines, workaroundLine, peakLine),
    fc.option(fc.tuple(monitorLine), { nil: [] as string[] }),
    healthLines,
    fc.option(runbookLines, { nil: [] as string[] }),
    fleetLines,
    backupLines,
    fc.nat({ max: 999 }).map((seed) => [`seed ${seed}`]),
    happenings,
    fc.oneof(
      { weight: 2, arbitrary: fixed([] as string[]) },
      fc.tuple(actionLine, decisionLines).map(([action, decided]) => [action, ...decided]),
    ),
  )
  .map((parts) =>
    parts
      .flat()
      .filter((line) => line !== '')
      .join('\n'),
  )
  // One in four has load; the others are as they would be without it.
  .chain((text) => fc.constantFrom(text, unloaded(text), unloaded(text), unloaded(text)))
