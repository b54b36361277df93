import {
  type Dependency,
  type FateDomain,
  fateDomainKinds,
  type Group,
  groupKinds,
  phases,
  type Site,
  sharingRules,
  siteKinds,
} from '../../../simulation/index.ts'
import type { FieldsOf } from '../fieldTypes.ts'
import { about, needable, tested } from './common.ts'
import { callsFields } from './load.ts'

/** Everything that a dependency can say. */
export const dependencyFields: FieldsOf<Dependency> = {
  from: { type: 'reference', to: ['components', 'businessServices'], heading: 'link' },
  to: { type: 'reference', to: needable },
  phase: { type: 'choice', options: phases, otherwise: 'run' },
  coupling: { type: 'coupling' },
  feltAfter: { type: 'takes' },
  calls: { type: 'section', fields: callsFields, start: () => ({}), heading: 'load' },
  name: { type: 'text', heading: 'about' },
  description: { type: 'lines' },
}

type Failover = NonNullable<Group['failover']>

const failover: FieldsOf<Failover> = {
  detect: { type: 'takes', assumes: 'failoverDetect' },
  watchedBy: { type: 'reference', to: ['components'], kinds: ['monitor'] },
  decide: { type: 'decide' },
  switch: { type: 'takes', assumes: 'failoverSwitch' },
  succeeds: { type: 'share', assumes: 'failoverSucceeds' },
  byHand: { type: 'takes', assumes: 'failoverByHand' },
  dnsTail: { type: 'takes', assumes: 'dnsTail' },
}

/** Everything that a group of alternatives can say. */
export const groupFields: FieldsOf<Group> = {
  ...about,
  kind: { type: 'choice', options: groupKinds, heading: 'members' },
  members: { type: 'members' },
  k: { type: 'count', otherwise: '1' },
  sharing: { type: 'choice', options: sharingRules, otherwise: 'proportional' },
  failover: { type: 'section', fields: failover, heading: 'switching' },
  lastTested: tested,
}

/** Everything that a site can say. */
export const siteFields: FieldsOf<Site> = {
  ...about,
  kind: { type: 'choice', options: siteKinds },
  parent: { type: 'reference', to: ['sites'], heading: 'where' },
  utcOffset: { type: 'offset' },
  travel: { type: 'takes', assumes: 'travel' },
}

/** Everything that a fate domain can say. */
export const fateDomainFields: FieldsOf<FateDomain> = {
  ...about,
  kind: { type: 'choice', options: fateDomainKinds },
}
