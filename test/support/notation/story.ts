/**
 * Lines of a sketch about what happens: what is lost, what is pushed, what is said.
 */
import { type Decision, durationToMs, type TargetKind } from '../../../simulation/index.ts'
import {
  type Attributes,
  type Fields,
  flag,
  list,
  number,
  readAttributes,
  takes,
  within,
  word,
} from './attributes.ts'
import { complain, Words } from './words.ts'

/** A story on its way: the scenario’s draft, and what its targets stand for. */
export type Story = {
  readonly scenario: Fields
  readonly bindings: Record<string, string[]>
  readonly decisions: Decision[]
}

const loss = { level: number('level'), for: takes('clearsAfter') }

const push = {
  channel: word('channel'),
  breaks: number('failureShare'),
  'reverted-after': takes('revertedAfter'),
  'reports-per-machine-hour': number('reportsPerMachineHour'),
  'halt-takes': takes('haltTakes'),
  'fix-known-after': takes('fixKnownAfter'),
}

const wear = {
  ...loss,
  after: takes('after'),
  'ages-always': flag('ages', 'always'),
  'standby-ageing': number('standbyAgeing'),
  'common-cause': number('commonCause'),
}

const encryption = {
  dwell: takes('dwell'),
  lateral: takes('lateral'),
  spread: takes('spread'),
  'dated-after': takes('datedAfter'),
  as: list('credentials'),
}

const corruption = {
  'noticed-after': takes('noticedAfter'),
  'dated-after': takes('datedAfter'),
  level: number('level'),
}

const surge = { times: number('times'), for: takes('clearsAfter') }
const absence = { share: number('share'), lasts: takes('lasts') }

const partition = { for: takes('clearsAfter'), 'away-from': list('awayFrom') }

/** What can happen to things: the fault that it is, and what can be said of it. */
const verbs: Readonly<Record<string, { readonly type: string; readonly attributes: Attributes }>> =
  {
    lose: { type: 'loss', attributes: loss },
    destroy: { type: 'loss', attributes: loss },
    push: { type: 'bad-update', attributes: push },
    wear: { type: 'breakdowns', attributes: wear },
    cut: { type: 'partition', attributes: partition },
    encrypt: { type: 'ransomware', attributes: encryption },
    absent: { type: 'absence', attributes: absence },
    corrupt: { type: 'corruption', attributes: corruption },
    surge: { type: 'surge', attributes: surge },
  }

const mapsByKind: readonly (readonly [TargetKind, string])[] = [
  ['component', 'components'],
  ['site', 'sites'],
  ['vendor', 'vendors'],
  ['product', 'products'],
  ['fate-domain', 'fateDomains'],
  ['team', 'teams'],
  ['person', 'people'],
  ['business-service', 'businessServices'],
]

/** `at 2h  lose db`, `at 0s  push agent breaks 0.5`, `at 0s  wear db after 100h`, `at 1h  say Hm.` */
export function readHappening(line: string, plan: Fields, story: Story): void {
  const words = new Words(
    line,
    Object.values(verbs).flatMap(({ attributes }) => Object.keys(attributes)),
  )
  words.one('at')
  const at = words.one('a time')
  const verb = words.one('what happens')
  if (verb === 'say') {
    const injects = within(story.scenario, 'injects')
    injects[`message-${Object.keys(injects).length + 1}`] = { at, message: words.rest() }
    return
  }
  if (verb === 'decide' || verb === 'answer') {
    readDecision(words, { at, verb, story })
    return
  }
  const { type, attributes } = verbs[verb] ?? complain(line, `“${verb}” is nothing that can happen`)
  const hit = words.list('what is hit')
  const fields: Fields = { type, at, target: addTarget(line, hit, { plan, story }) }
  if (verb === 'destroy') fields.destroysData = true
  const faults = within(story.scenario, 'faults')
  const id = freeId(`${verb}-${hit.join('-')}`, faults)
  faults[id] = fields
  readAttributes({ words, id, fields, plan, needs: [] }, attributes)
  for (const other of ['credentials', 'awayFrom']) {
    const named = fields[other]
    if (Array.isArray(named)) fields[other] = addTarget(line, named as string[], { plan, story })
  }
}

function readDecision(
  words: Words,
  { at, verb, story }: { readonly at: string; readonly verb: string; readonly story: Story },
): void {
  const what = words.one('what is decided')
  const by = words.isAtEnd ? {} : { by: words.rest().replace(/^by /, '') }
  const atMs = durationToMs(at) ?? 0
  const [point = '', option = ''] = what.split('/')
  story.decisions.push(
    verb === 'decide' ? { atMs, action: what, ...by } : { atMs, point, option, ...by },
  )
}

/** The target that stands for some things of the plan, made where there is none. */
export function addTarget(
  line: string,
  hit: string[],
  { plan, story }: { plan: Fields; story: Story },
): string {
  const first = hit[0] ?? ''
  const kind = mapsByKind.find(([, map]) => within(plan, map)[first] !== undefined)?.[0]
  if (kind === undefined) complain(line, `“${first}” is not in the plan`)
  const targets = within(story.scenario, 'targets')
  const id = freeId(hit.join('-'), targets)
  targets[id] = { kind }
  story.bindings[id] = hit
  return id
}

function freeId(wanted: string, taken: Record<string, unknown>): string {
  if (taken[wanted] === undefined) return wanted
  for (let count = 2; ; count++) {
    if (taken[`${wanted}-${count}`] === undefined) return `${wanted}-${count}`
  }
}
