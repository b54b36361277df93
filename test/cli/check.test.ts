import { describe, expect, it } from 'vitest'
import { blackstart, folderWith, smallPlan } from './fakeIo.ts'

/** The runbook that mends login is kept where one must sign in by login. */
const planWithGap = `${smallPlan}runbooks:
  mend-login:
    recovers: [login]
    document: wiki
    offlineCopy: false
    tasks:
      restart: { team: ops, takes: 30m, repairs: [login] }
`
  .replace('components:\n', 'components:\n  wiki: { name: Wiki, kind: documents }\n')
  .replace('dependencies:\n', 'dependencies:\n  wiki-needs-login: { from: wiki, to: login }\n')

const files = { 'gap.blackstart': planWithGap }

describe('blackstart check', () => {
  it('ends with 1 and names rule, reason, mending and witness of a severe gap', async () => {
    const answer = await blackstart(folderWith(files), 'check', 'gap.blackstart')

    expect(answer.code).toBe(1)
    expect(answer.out).toMatch(/^Small: \d+ gaps?, /)
    expect(answer.out).toMatch(/^CRITICAL {2}GAP-09 {2}/m)
    expect(answer.out).toMatch(/^ {2}Mend: /m)
    expect(answer.out).toMatch(/^ {2}Witness: .*wiki/m)
  })

  it('ends with 0 where nothing is too severe', async () => {
    const answer = await blackstart(
      folderWith(files),
      'check',
      'gap.blackstart',
      '--fail-on',
      'never',
    )

    expect(answer.code).toBe(0)
  })

  it('looks at a run as well where a scenario is given', async () => {
    const alone = await blackstart(folderWith(), 'check', 'web-shop', '--json')
    const withRun = await blackstart(
      folderWith(),
      'check',
      'web-shop',
      '-s',
      'region-loss',
      '--json',
    )

    const bases = (out: string) =>
      new Set(JSON.parse(out).findings.map((finding: { basis: string }) => finding.basis))

    expect(bases(alone.out).has('simulated')).toBe(false)
    expect(bases(withRun.out).has('simulated')).toBe(true)
  })

  it('counts an acceptance only until its day', async () => {
    const accepted = `${planWithGap}acceptedGaps:
  - { rule: GAP-09, about: mend-login, by: CIO, reason: A new wiki comes, until: 2025-08-31 }
`
    const folder = folderWith({ 'gap.blackstart': accepted })
    const statesOn = async (date: string) => {
      const { out } = await blackstart(folder, 'check', 'gap.blackstart', '--as-of', date, '--json')
      return JSON.parse(out)
        .findings.filter((finding: { rule: string }) => finding.rule === 'GAP-09')
        .map((finding: { state: string }) => finding.state)
    }

    const before = await statesOn('2025-08-31')
    const after = await statesOn('2025-09-01')

    expect(before).toContain('accepted')
    expect(before).not.toContain('gap')
    expect(after).toContain('gap')
  })

  it('speaks SARIF, with the line that the gap is about', async () => {
    const answer = await blackstart(
      folderWith(files),
      'check',
      'gap.blackstart',
      '--format',
      'sarif',
    )

    const [run] = JSON.parse(answer.out).runs
    const result = run.results.find((each: { ruleId: string }) => each.ruleId === 'GAP-09')

    expect(answer.code).toBe(1)
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toContain('GAP-09')
    expect(result.level).toBe('error')
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'gap.blackstart' },
      region: { startLine: expect.any(Number) },
    })
    expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(1)
  })

  it('speaks JUnit, with a failed test for every gap that is too severe', async () => {
    const folder = folderWith({
      'gap.blackstart': planWithGap.replace('name: Small', 'name: A <b> & "c"'),
    })

    const answer = await blackstart(folder, 'check', 'gap.blackstart', '--format', 'junit')

    expect(answer.code).toBe(1)
    expect(answer.out).toContain('<testsuite name="A &lt;b&gt; &amp; &quot;c&quot;"')
    expect(answer.out).toMatch(/<testcase classname="GAP-09"[^>]*><failure type="critical"/)
  })

  it.each([
    ['--format', 'xml'],
    ['--fail-on', 'bad'],
    ['--as-of', 'tomorrow'],
  ])('refuses %s %s with the usage', async (option, value) => {
    const answer = await blackstart(folderWith(files), 'check', 'gap.blackstart', option, value)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Usage: blackstart check')
  })
})
