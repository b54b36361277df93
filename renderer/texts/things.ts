import type { ComponentKind, Group, Phase, Site } from '../../simulation/index.ts'
import type { Collection } from '../editing/collections.ts'
import type { NewThing } from '../editing/newThings.ts'
import { lowered } from './lowered.ts'

/** What each sort of thing is called: one of them, many of them. */
export const collectionTexts: Readonly<Record<Collection, { one: string; many: string }>> = {
  businessServices: { one: 'Business service', many: 'Business services' },
  components: { one: 'Component', many: 'Components' },
  groups: { one: 'Group of alternatives', many: 'Groups of alternatives' },
  dependencies: { one: 'Dependency', many: 'Dependencies' },
  sites: { one: 'Site', many: 'Sites' },
  teams: { one: 'Team', many: 'Teams' },
  people: { one: 'Person', many: 'People' },
  runbooks: { one: 'Runbook', many: 'Runbooks' },
  actions: { one: 'Action', many: 'Actions' },
  backups: { one: 'Backup', many: 'Backups' },
  vendors: { one: 'Vendor', many: 'Vendors' },
  products: { one: 'Product', many: 'Products' },
  fateDomains: { one: 'Fate domain', many: 'Fate domains' },
}

/** What somebody might look for when they need one of these. */
export const collectionNotes: Readonly<Record<Collection, string>> = {
  businessServices: 'What the business sells or owes, with its targets',
  components: 'Anything that can be up or down',
  groups: 'Standbys and replicas: any k of n, or active and passive',
  dependencies: 'One thing needs another',
  sites: 'A place that can be lost: region, data centre, office',
  people: 'Somebody by name whom a plan depends on',
  teams: 'People, their shifts and how they are reached',
  runbooks: 'Recovery steps, in order',
  actions: 'What people can decide to do, and what it takes',
  backups: 'Copies of a data set, and how fast they restore',
  vendors: 'A supplier, its support and its promises',
  products: 'Software installed in many places, and how it is updated',
  fateDomains: 'Something shared that fails for all: an account, a carrier',
}

export const componentKindTexts: Readonly<
  Record<ComponentKind, { readonly name: string; readonly note: string }>
> = {
  service: { name: 'Service', note: 'application, API, job' },
  datastore: { name: 'Datastore', note: 'database, file store, bucket' },
  queue: { name: 'Queue', note: 'broker, stream, topic' },
  cache: { name: 'Cache', note: 'memory store, content network' },
  network: { name: 'Network', note: 'link, firewall, load balancer, VPN' },
  dns: { name: 'DNS', note: 'name resolution' },
  identity: { name: 'Identity', note: 'sign-on, directory' },
  keys: { name: 'Keys', note: 'vault, certificates, recovery keys' },
  fleet: { name: 'Fleet', note: 'many alike: laptops, servers, tills' },
  saas: { name: 'SaaS', note: 'somebody else runs it' },
  control: { name: 'Control plane', note: 'orchestrator, CI/CD, admin console' },
  monitor: { name: 'Monitor', note: 'metrics, probes, alerts' },
  comms: { name: 'Comms', note: 'chat, paging, phone' },
  facility: { name: 'Facility', note: 'power, cooling, doors' },
  documents: { name: 'Documents', note: 'wiki, contact lists' },
}

export const phaseTexts: Readonly<Record<Phase, { readonly name: string; readonly note: string }>> =
  {
    run: { name: 'Run', note: 'to serve' },
    start: { name: 'Start', note: 'to come up; not needed while running' },
    recover: { name: 'Recover', note: 'people need it to mend the consumer' },
    change: { name: 'Change', note: 'to deploy, fail over, scale or roll back' },
    operate: { name: 'Operate', note: 'people need it to get in' },
    observe: { name: 'Observe', note: 'to notice that the consumer fails' },
  }

export const couplingTexts = {
  hard: { name: 'Hard', note: 'without it the consumer is down' },
  soft: { name: 'Soft', note: 'without it the consumer is worse' },
  grace: { name: 'Grace', note: 'the consumer lasts a while: battery, cache, stock' },
  lease: { name: 'Lease', note: 'what was granted runs out: sessions, tokens' },
  queue: { name: 'Queue', note: 'what the consumer hands over can wait' },
  replication: { name: 'Copy', note: 'the consumer keeps its data there as well' },
} as const

export const groupKindTexts: Readonly<
  Record<NonNullable<Group['kind']>, { readonly name: string; readonly note: string }>
> = {
  'k-of-n': { name: 'k of n', note: 'enough of them must be up' },
  'active-active': { name: 'Active–active', note: 'they share the load' },
  'active-passive': { name: 'Active–passive', note: 'a standby takes over' },
}

export const siteKindTexts: Readonly<Record<NonNullable<Site['kind']>, string>> = {
  region: 'Region',
  zone: 'Zone',
  'data-centre': 'Data centre',
  campus: 'Campus',
  building: 'Building',
  room: 'Room',
  office: 'Office',
  cloud: 'Cloud',
}

/** Names that new things get until somebody gives them a better one. */
export const newNames: Readonly<
  Record<Exclude<Collection, 'components' | 'dependencies'>, string>
> = {
  businessServices: 'New business service',
  groups: 'New group',
  sites: 'New site',
  teams: 'New team',
  people: 'New person',
  runbooks: 'New runbook',
  actions: 'New action',
  backups: 'New backup',
  vendors: 'New vendor',
  products: 'New product',
  fateDomains: 'New fate domain',
}

export const partTexts = {
  plan: 'Plan',
  response: 'Incident response',
  'accepted-gaps': 'Accepted gaps',
} as const

/** What is added, in words for the history: `service`, `site`. */
export function newThingWord(thing: NewThing): string {
  return thing.collection === 'components'
    ? lowered(componentKindTexts[thing.kind].name)
    : lowered(collectionTexts[thing.collection].one)
}

/** What a new thing is called at first. */
export function newThingName(thing: NewThing): string {
  return thing.collection === 'components'
    ? componentKindTexts[thing.kind].name
    : newNames[thing.collection]
}
