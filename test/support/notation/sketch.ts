/**
 * A plan and a story, written as a sketch for a test.
 *
 * One thing per line, `#` begins a remark, the order of lines does not matter except that a part
 * comes after its whole and what happens comes last:
 *
 *   site eu                kind region  in europe  utc +01:00  travel 2h
 *   vendor acme            parent holding  stands-on cloud
 *   product agent          vendor acme  class kernel
 *   channel agent/content  bypass | poll 2h
 *   ring agent/content/canary   share 0.01  push 1h  soak 24h  halts-bad 0.9
 *   domain power-a         kind power-feed
 *   component web          needs db auth  needs:start vault  repair 4h  start 5m  team ops  site eu
 *                          behind needs: threshold 0.5, soft 0.6 [floor 0.1], grace 20m, and,
 *                          lease 8h [renewal random], hands-over 100/140 [buffer 500] [when-full lose],
 *                          copy async [lag 5s] [writes 0.3] [on-partition stop], felt-after 1m
 *                          calls 2  retries 3  budget 0.1  timeout 2s  breaker 0.5  fallback 0.4
 *   component api          capacity 1000  demand 700  client-retries 3  failed-cost 0.6  limit 900
 *                          warm-up 5m*0.2  at-collapse 0.5  settles 1m  queue 20000
 *   peak api               hours 08:00-18:00  days mon  last-days 3  times 2
 *   fleet pcs              machines 12000  technicians field  key-store keys  products agent
 *   cohort pcs/branch      share 0.3  ring canary  touch 15m  encrypted
 *   monitor probe          watches web db  interval 1m  delay 2m  misses 0.1
 *   group pair             active-passive  members a b  detect 1m  switch 5m  succeeds 0.9
 *                          or: k-of-n 2  members a b c,  active-active  members a*0.5 b*0.5
 *   team ops               people 2  on-call 1  call-out 30m  acknowledge 5m  reached-through chat
 *   shift field            hours 08:00-18:00  people 40  days mon tue
 *   person anna            team ops  skills cobol  shifts day  on-call  away 2024-01-01..2024-01-07
 *   step ops/anna          person anna  through chat  within 15m  answers 0.8
 *   surge field            after 4h  lasts 3d  hours 08:00-18:00  people 20
 *   runbook dr             recovers eu  document wiki  approval board 30m
 *   task dr/restore        after net idp  needs vault  team dba  takes 4h  repairs db
 *                          steered by: gate a 0.8, gate-below a 0.2, throughout a, believed-down a, loses,
 *                          work 500 100, for-each a b  does repairs  at-once 1, approval board 30m,
 *                          on-fail t1 t2, returns-to t0
 *                          effects: starts, stops, isolates, reconnects, fails-over, jump-start, halts,
 *                          calls, activates, begins-workaround
 *   action cut-off         isolates eu  decided-by board  team ops  takes 10m  costs EUR 5000  declares
 *   backup nightly         of db  interval 1d  takes 2h  size-gb 500
 *   copy nightly/vault     site us  domain vault  immutable  arrives 6h
 *   service checkout       needs web  tier 1  rto 4h  mtd 1d  minimum 0.5  demand 100
 *   workaround checkout/paper   activation 30m  share 0.4  endurance 8h
 *   response               team desk  users-report 10m  diagnose 30m  declare 15m
 *   start 2024-01-02T08:00:00Z
 *   until 7d
 *   seed storm
 *   at 0s  lose eu  [level 0.5]  [for 2h]
 *   at 0s  wear a b  after exponential(1000h)  [for 2h]  [ages-always]  [standby-ageing 0.5]
 *   at 0s  destroy db                            # with its data
 *   at 0s  encrypt db web  dwell 5d  as admins   # as whom: fate domains
 *   at 0s  corrupt db  noticed-after 3h
 *   at 0s  cut eu  [away-from us]  [for 2h]
 *   at 1h  push agent  breaks 0.02  reverted-after 78m
 *   at 0s  absent ops  share 0.4  lasts 2d
 *   at 2h  say The press calls.
 *   point move  asked 2h | fallen web after 5m  within 30m  default stay
 *   option move/stay
 *   option move/go         fails-over-of eu  takes 5m  (effects name things of the plan)
 *   at 45m  decide start/web  by ops
 *   at 2h30m  answer move/go
 *
 * Nothing takes time, and nobody errs, unless the sketch says so.
 */
import {
  type Bindings,
  type Decision,
  type Plan,
  parsePlan,
  parseScenario,
  planFormat,
  type Result,
  type Scenario,
  scenarioFormat,
} from '../../../simulation/index.ts'
import * as architecture from './architecture.ts'
import { type Attributes, type Fields, readAttributes, within } from './attributes.ts'
import * as people from './people.ts'
import { readOption, readPoint } from './choices.ts'
import { readHappening, type Story } from './story.ts'
import { complain, Words } from './words.ts'

export type Sketch = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly seed: string
  readonly decisions: readonly Decision[]
}

type Kind = {
  readonly attributes: Attributes
  /** Keys from the plan’s top; `*` stands for the next part of the id, `[]` ends a list. */
  readonly place: readonly string[]
  /** What holds where the sketch is silent. */
  readonly silent?: Fields
}

const noTime = '0s'

const kinds: Readonly<Record<string, Kind>> = {
  site: { attributes: architecture.site, place: ['sites', '*'] },
  vendor: { attributes: architecture.vendor, place: ['vendors', '*'] },
  product: { attributes: architecture.product, place: ['products', '*'] },
  channel: { attributes: architecture.channel, place: ['products', '*', 'channels', '*'] },
  ring: { attributes: architecture.ring, place: ['products', '*', 'channels', '*', 'rings[]'] },
  domain: { attributes: architecture.domain, place: ['fateDomains', '*'] },
  component: {
    attributes: architecture.component,
    place: ['components', '*'],
    silent: { kind: 'service', start: noTime },
  },
  fleet: {
    attributes: architecture.fleet,
    place: ['components', '*'],
    silent: { kind: 'fleet', start: noTime },
  },
  cohort: { attributes: architecture.cohort, place: ['components', '*', 'fleet', 'cohorts', '*'] },
  monitor: {
    attributes: architecture.monitor,
    place: ['components', '*'],
    silent: { kind: 'monitor', start: noTime, monitor: { interval: noTime, delay: noTime } },
  },
  group: { attributes: architecture.group, place: ['groups', '*'] },
  team: {
    attributes: people.team,
    place: ['teams', '*'],
    silent: { acknowledge: noTime, callOut: noTime },
  },
  shift: { attributes: people.shift, place: ['teams', '*', 'shifts[]'] },
  step: { attributes: people.step, place: ['teams', '*', 'escalation[]'] },
  person: { attributes: people.person, place: ['people', '*'] },
  surge: { attributes: people.surge, place: ['teams', '*', 'surge[]'] },
  peak: { attributes: architecture.peak, place: ['components', '*', 'load', 'demand', 'peaks[]'] },
  runbook: { attributes: people.runbook, place: ['runbooks', '*'] },
  task: {
    attributes: people.task,
    place: ['runbooks', '*', 'tasks', '*'],
    silent: { takes: noTime },
  },
  backup: {
    attributes: people.backup,
    place: ['backups', '*'],
    silent: { takes: noTime, sizeGb: 0, prepare: noTime, check: noTime },
  },
  copy: { attributes: people.copy, place: ['backups', '*', 'copies', '*'] },
  action: {
    attributes: people.action,
    place: ['actions', '*'],
    silent: { takes: noTime },
  },
  service: { attributes: people.businessService, place: ['businessServices', '*'] },
  workaround: {
    attributes: people.workaround,
    place: ['businessServices', '*', 'workarounds', '*'],
    silent: { activation: noTime },
  },
}

const silentResponse: Fields = {
  usersReport: noTime,
  diagnose: noTime,
  wrongDiagnosis: 0,
  wrongDiagnosisCosts: noTime,
  declare: noTime,
}

/** The plan and scenario that a sketch stands for, as the real parser reads them. */
export function readSketch(text: string): Sketch {
  const plan: Fields = { blackstart: planFormat, response: { ...silentResponse } }
  const scenario: Fields = { scenario: scenarioFormat, name: 'Sketch' }
  const story: Story = { scenario, bindings: {}, decisions: [] }
  let seed = 'sketch'
  for (const line of linesOf(text)) {
    const [first = '', ...rest] = line.split(/\s+/)
    if (first === 'at') readHappening(line, plan, story)
    else if (first === 'start') scenario.start = rest.join(' ')
    else if (first === 'until') scenario.horizon = rest.join(' ')
    else if (first === 'point') readPoint(line, plan, story)
    else if (first === 'option') readOption(line, plan, story)
    else if (first === 'seed') seed = rest.join(' ')
    else if (first === 'response') readResponse(line, plan)
    else readThing(line, first, plan)
  }
  return {
    plan: valueOf(parsePlan(JSON.stringify(plan))),
    scenario: valueOf(parseScenario(JSON.stringify(scenario))),
    bindings: story.bindings,
    seed,
    decisions: story.decisions,
  }
}

/** The lines of a text without remarks and empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** The value of a result that has to be one. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const problems = result.problems.map(
    ({ code, where, message }) => `${code} at ${where.path.join('.')}: ${message}`,
  )
  throw new Error(`The sketch cannot be simulated:\n${problems.join('\n')}`)
}

function readResponse(line: string, plan: Fields): void {
  const words = new Words(line, Object.keys(people.response))
  words.one('response')
  const fields = within(plan, 'response')
  readAttributes({ words, id: 'response', fields, plan, needs: [] }, people.response)
}

function readThing(line: string, first: string, plan: Fields): void {
  const kind = kinds[first]
  if (kind === undefined) complain(line, `“${first}” is nothing that a sketch knows`)
  const words = new Words(line, Object.keys(kind.attributes))
  words.one('a kind')
  const path = words.one('an id').split('/')
  const fields = structuredClone(kind.silent ?? {})
  put(line, fields, { place: kind.place, path, plan })
  readAttributes({ words, id: path.at(-1) ?? '', fields, plan, needs: [] }, kind.attributes)
}

type Where = {
  readonly place: readonly string[]
  readonly path: readonly string[]
  readonly plan: Fields
}

/** Puts a thing where it belongs: `pcs/branch` is a cohort inside the fleet `pcs`. */
function put(line: string, fields: Fields, { place, path, plan }: Where): void {
  const ids = [...path]
  let whole: Fields = plan
  for (const step of place.slice(0, -1)) {
    const key = step === '*' ? (ids.shift() ?? '') : step
    if (step === '*' && whole[key] === undefined) complain(line, `“${key}” comes after its parts`)
    whole = within(whole, key)
  }
  const last = place.at(-1) ?? ''
  if (last.endsWith('[]')) append(whole, last.slice(0, -2), Object.assign(fields, named(ids[0])))
  else addNew(line, fields, { whole, id: ids[0] })
}

function named(name: string | undefined): Fields {
  return name === undefined ? {} : { name }
}

function append(whole: Fields, list: string, fields: Fields): void {
  whole[list] = [...((whole[list] ?? []) as Fields[]), fields]
}

function addNew(
  line: string,
  fields: Fields,
  { whole, id }: { whole: Fields; id: string | undefined },
): void {
  if (id === undefined || whole[id] !== undefined) complain(line, 'the id is missing or not new')
  whole[id] = fields
}
