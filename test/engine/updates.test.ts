import { describe, expect, it } from 'vitest'
import { check, runSketch } from '../support/check.ts'

const fleet = `
  product agent
  channel agent/content
  ring agent/content/canary  share 0.1  soak 2h  halts-bad 1
  ring agent/content/all     share 0.9
  fleet pcs  machines 1000  products agent
`

describe('an update that breaks machines', () => {
  it('is stopped by the gate behind the first ring', () => {
    check(
      `
      ${fleet}
      at 0s  push agent
      `,
      `
      0s  push-agent  ring-reached   other canary
      2h  push-agent  gate-halted    after 2h push
      2h  push-agent  update-halted
      `,
    )
  })

  it('reaches everybody when the gate is blind', () => {
    check(
      `
      ${fleet.replace('halts-bad 1', 'halts-bad 0')}
      at 0s  push agent
      `,
      `
      0s  pcs  machines  working 900  broken 100
      2h  pcs  machines  working 0    broken 1000
      `,
    )
  })

  it('takes everybody at once where content bypasses the rings', () => {
    check(
      `
      ${fleet.replace('channel agent/content', 'channel agent/content  bypass')}
      at 0s  push agent
      `,
      '0s  pcs  machines  working 0  broken 1000',
    )
  })

  it('breaks no more once it is withdrawn', () => {
    check(
      `
      product agent
      channel agent/content  bypass  poll 120m
      fleet pcs  products agent  machines 10000
      at 0s  push agent  reverted-after 30m
      `,
      `
      0s   pcs  machines  broken 0     breaking 5000
      30m  pcs  machines  broken 2500  breaking 0
      `,
    )
  })

  it('is halted by reports from the machines it broke', () => {
    const { log } = runSketch(`
      ${fleet.replace('halts-bad 1', 'halts-bad 0')}
      at 0s  push agent  reports-per-machine-hour 10  halt-takes 1h
    `)
    const halted = log.events.find((event) => event.kind === 'update-halted')
    expect(halted?.atMs).toBeGreaterThan(3_600_000)
    expect(halted?.atMs).toBeLessThan(7_200_000)
    expect(log.events.filter((event) => event.kind === 'ring-reached')).toHaveLength(1)
  })

  it('and another one break a machine once', () => {
    const { log } = runSketch(`
      product agent
      product probe
      channel agent/content  bypass
      channel probe/content  bypass  poll 1h
      fleet pcs  machines 100  products agent probe
      at 0s  push agent  breaks 0.7
      at 1h  push probe
    `)
    const last = log.events.findLast((event) => event.machines !== undefined)?.machines
    expect(last).toMatchObject({ working: 0, broken: 100 })
  })

  it('of few machines is followed in few steps', () => {
    const { log } = runSketch(`
      product agent
      channel agent/content  poll 90m
      fleet pcs  products agent  machines 85
      cohort pcs/office  share 0.7  online 0.2
      at 0s  push agent  breaks 0.2
    `)
    expect(log.cuesHandled).toBeLessThan(20)
  })
})

describe('machines that break and are mended at once', () => {
  it('are followed in few steps', () => {
    const { log } = runSketch(`
      product agent
      channel agent/content  bypass  poll 4h
      team field  people 40
      fleet pcs  machines 85  products agent  technicians field  remote-per-hour 1000
      cohort pcs/a  share 1  touch 1m  self-healing 0.7  remote 0.5
      at 0s  push agent  breaks 0.2  reverted-after 3h
    `)
    expect(log.cuesHandled).toBeLessThan(100)
    const last = log.events.findLast((event) => event.machines !== undefined)?.machines
    expect(last).toMatchObject({ working: 85, broken: 0 })
  })
})

describe('technicians', () => {
  it('are called once a way to mend is known', () => {
    check(
      `
      team field  people 2
      team desk   people 1
      product agent
      channel agent/content  bypass
      fleet pcs  machines 100  technicians field  products agent
      cohort pcs/a  share 1  touch 10m
      response  team desk
      at 0s  push agent  fix-known-after 4h
      `,
      '4h  field  paged  because push-agent fix-known',
    )
  })

  it('travel to where the machines are before they mend them', () => {
    check(
      `
      site hq
      site branch  travel 3h
      team field  people 2  site hq
      product agent
      channel agent/content  bypass
      fleet pcs  machines 12  technicians field  products agent
      cohort pcs/branch  share 1  touch 10m  site branch
      at 0s  push agent
      `,
      `
      0s  pcs/branch  set-out
      3h  pcs/branch  arrived  after 3h travel
      `,
    )
  })

  it('wait for the keys of encrypted machines', () => {
    check(
      `
      component keys
      team field  people 1
      product agent
      channel agent/content  bypass
      fleet pcs  machines 6  technicians field  products agent  key-store keys
      cohort pcs/all  share 1  touch 10m  encrypted
      at 0s  push agent
      at 0s  lose keys  for 5h
      `,
      `
      0s  pcs  machines  broken 6  hands-on 0
      5h  pcs  machines  broken 6  hands-on 6
      6h  pcs  machines  broken 0  hands-on 0
      `,
    )
  })

  it('finish the last machines side by side, whatever goes on elsewhere', () => {
    check(
      `
      component keys
      team field  people 10
      product agent
      channel agent/content  bypass
      fleet pcs    machines 3  technicians field  products agent
      fleet tills  machines 1  technicians field  products agent  key-store keys
      cohort pcs/all    share 1  touch 30m
      cohort tills/all  share 1  touch 30m  encrypted
      at 0s  push agent
      at 0s  lose keys  for 10m
      `,
      `
      0s   pcs    machines  broken 3  hands-on 0
      0s   tills  machines  broken 1  hands-on 0
      0s   pcs    machines  broken 3  hands-on 6
      10m  tills  machines  broken 1  hands-on 2
      30m  pcs    machines  broken 0
      40m  tills  machines  broken 0
      `,
    )
  })
})
