/**
 * Lines of a sketch about what happens: what is lost, what is pushed, what is said.
 */
import type { TargetKind } from '../../../simulation/index.ts'
import { type Fields, number, readAttributes, takes, within, word } from './attributes.ts'
import { complain, Words } from './words.ts'

/** A story on its way: the scenario’s draft, and what its targets stand for. */
export type Story = { readonly scenario: Fields; readonly bindings: Record<string, string[]> }

const loss = { level: number('level'), for: takes('clearsAfter') }

const push = {
  channel: word('channel'),
  breaks: number('failureShare'),
  'reverted-after': takes('revertedAfter'),
  'reports-per-machine-hour': number('reportsPerMachineHour'),
  'halt-takes': takes('haltTakes'),
  'fix-known-after': takes('fixKnownAfter'),
}

const mapsByKind: readonly (readonly [TargetKind, string])[] = [
  ['component', 'components'],
  ['site', 'sites'],
  ['vendor', 'vendors'],
  ['product', 'products'],
  ['fate-domain', 'fateDomains'],
  ['team', 'teams'],
  ['business-service', 'businessServices'],
]

/** `at 2h  lose db`, `at 0s  push agent breaks 0.5`, `at 1h  say The press calls.` */
export function readHappening(line: string, plan: Fields, story: Story): void {
  const words = new Words(line, [...Object.keys(loss), ...Object.keys(push)])
  words.one('at')
  const at = words.one('a time')
  const verb = words.one('what happens')
  if (verb === 'say') {
    const injects = within(story.scenario, 'injects')
    injects[`message-${Object.keys(injects).length + 1}`] = { at, message: words.rest() }
    return
  }
  if (verb !== 'lose' && verb !== 'push') complain(line, `“${verb}” is nothing that can happen`)
  const hit = words.list('what is hit')
  const type = verb === 'lose' ? 'loss' : 'bad-update'
  const fields: Fields = { type, at, target: addTarget(line, hit, { plan, story }) }
  const faults = within(story.scenario, 'faults')
  const id = freeId(`${verb}-${hit.join('-')}`, faults)
  faults[id] = fields
  readAttributes({ words, id, fields, plan, needs: [] }, verb === 'lose' ? loss : push)
}

function addTarget(
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
