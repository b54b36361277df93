// A plan that nobody would draw and somebody will import: 40 sites in one, names without an end, everything on one
// thing, and all of it lost at once by the scenario “Loss of a site”.

const siteCount = 40
const componentsPerSite = 3

const longNames = [
  'Customer-facing order orchestration and fulfilment gateway (legacy, do not touch, see wiki)',
  'Donaudampfschifffahrtsgesellschaftskapitänskajütenreservierungsdatenbank',
  '地域別在庫照会サービス・冗長構成・第二系統',
  'svc-prod-eu-central-1-payments-authorisation-v2-blue-canary-0007',
  'ש: שירות אימות הלקוחות הראשי',
]

const kinds = ['service', 'datastore', 'queue', 'cache', 'network', 'saas'] as const

/** The text of the plan; JSON is YAML too. */
export function writeUglyPlan(): string {
  const numbers = [...Array(siteCount).keys()]
  const sites = numbers.map((n) => [
    `site-${n}`,
    {
      name: `${longNames[n % longNames.length]} – place ${n}`,
      parent: 'everything',
      kind: 'building',
    },
  ])
  const components = numbers.flatMap((n) =>
    [...Array(componentsPerSite).keys()].map((m) => [
      `thing-${n}-${m}`,
      {
        name: `${longNames[(n + m) % longNames.length]} ${n}.${m}`,
        kind: kinds[(n * componentsPerSite + m) % kinds.length],
        site: `site-${n}`,
      },
    ]),
  )
  const dependencies = numbers.flatMap((n) => [
    [`a-${n}`, { from: `thing-${n}-0`, to: `thing-${n}-1` }],
    [`b-${n}`, { from: `thing-${n}-1`, to: `thing-${(n * 7 + 1) % siteCount}-2` }],
    [`c-${n}`, { from: `thing-${n}-2`, to: 'one-for-all' }],
    ...(n < 8 ? [[`d-${n}`, { from: `sells-${n}`, to: `thing-${n}-0` }]] : []),
  ])
  return JSON.stringify({
    blackstart: 1,
    name: 'Everything that the merged group runs on, as exported by three inventories in a hurry',
    sites: {
      everything: { name: 'Everything', kind: 'campus', tags: ['primary'] },
      ...Object.fromEntries(sites),
    },
    components: {
      'one-for-all': { name: longNames[0], kind: 'identity', site: 'everything' },
      ...Object.fromEntries(components),
    },
    dependencies: Object.fromEntries(dependencies),
    businessServices: Object.fromEntries(
      numbers
        .slice(0, 8)
        .map((n) => [
          `sells-${n}`,
          { name: `${longNames[n % longNames.length]} for customers ${n}`, tier: 1, rto: '1h' },
        ]),
    ),
  })
}
