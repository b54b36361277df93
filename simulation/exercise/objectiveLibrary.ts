/**
 * Objectives to begin with, each with criteria that can be seen and the clauses it gives evidence for.
 *
 * Only clauses that were read in a copy of their source are named; an exercise gives evidence for them and
 * never makes anybody compliant.
 */
import type { Objective } from './schema/preparation.ts'

export const objectiveLibrary = {
  'declare-in-time': {
    name: 'An incident is declared in time, by somebody who may',
    capability: 'Incident coordination',
    criteria: [
      'Somebody with the authority declares within the time that the plan allows.',
      'The reason is said and written down.',
    ],
    clauses: ['ISO 22301:2019 8.4.2', 'RTS (EU) 2024/1774 24(1)(a)(iv)', 'PCI DSS 4.0.1 12.10.2'],
    minutes: 20,
  },
  'recover-in-order': {
    name: 'Services come back in the order that the business needs, within their targets',
    capability: 'Recovery',
    criteria: [
      'The order is chosen by business impact and said before work begins.',
      'Each critical service is back within its RTO and with no more loss than its RPO.',
    ],
    clauses: [
      'ISO 22301:2019 8.5',
      'DORA 11(6)(a)',
      'DORA 12(6)',
      'CPS 230 43',
      'SYSC 15A.5.3R',
      'SOC 2 A1.3',
      'HIPAA 164.308(a)(7)(ii)(D)',
    ],
    minutes: 40,
  },
  'tell-those-affected': {
    name: 'Those affected are told what is known, in time and by one voice',
    capability: 'Public information and warning',
    criteria: [
      'A first message goes out within the time that the plan allows.',
      'Nobody is told what they should not be told.',
    ],
    clauses: ['ISO 22301:2019 8.4.3', 'DORA 11(6)(b)', 'NIST CSF 2.0 RC.CO-03'],
    minutes: 20,
  },
  'work-with-suppliers': {
    name: 'Suppliers are called, and the plan does not wait for what they do not promise',
    capability: 'Supply chain',
    criteria: [
      'The right supplier is called, with a contract at hand.',
      'There is a plan without them.',
    ],
    clauses: ['NIST CSF 2.0 GV.SC-08', 'CPS 230 44', 'RTS (EU) 2024/1774 25(2)(b)', 'SOC 2 CC9.2'],
    minutes: 20,
  },
} as const satisfies Readonly<Record<string, Objective>>
