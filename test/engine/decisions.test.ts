import { describe, expect, it } from 'vitest'
import { compile, logToText, simulate, whatCanBeDone } from '../../simulation/index.ts'
import { check, runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'

const hour = 3_600_000

describe('a decision', () => {
  it('is carried out by whoever can do it', () => {
    check(
      `
      team ops  people 1  acknowledge 5m
      component web
      component spare  stopped  team ops  start 10m
      at 1h  decide start/spare
      `,
      `
      1h      start/spare  decision-taken
      1h5m    start/spare  action-started  other ops  because ops, start/spare
      1h10m   start/spare  action-done     after 5m work
      1h10m   spare        recovering
      1h20m   spare        operational
      `,
    )
  })

  it('about a site is about all that lies in it, however deep, and nothing else', () => {
    check(
      `
      site eu
      site hall  in eu
      component db    site hall
      component mail
      component web   needs db
      at 1h  decide isolate/eu
      at 3h  decide reconnect/eu
      `,
      `
      1h5m   db    stopped      because isolate/eu
      1h5m   web   down         because db
      3h5m   db    operational  because reconnect/eu
      3h5m   web   operational  because db
      never  mail
      `,
    )
  })

  it('is refused when what it takes is down, and the reason goes down to the root', () => {
    check(
      `
      component login
      component vault  needs login
      component web
      action restore  needs vault  takes 1h  repairs web
      at 0s  lose web
      at 0s  lose login
      at 1h  decide restore
      `,
      `
      1h     action/restore  decision-refused  other vault+login
      never  action/restore  decision-taken
      `,
    )
  })

  it('waits for whoever is in charge', () => {
    check(
      `
      team board  people 1  acknowledge 20m
      site eu
      component db  site eu
      action cut  decided-by board  isolates eu
      at 1h  decide cut
      `,
      `
      1h     board       paged           because action/cut
      1h20m  action/cut  approved        because board
      1h20m  action/cut  action-started  because action/cut approved, action/cut decision-taken
      1h20m  db          stopped         because action/cut
      `,
    )
  })

  it('is refused when whoever is in charge cannot be reached', () => {
    check(
      `
      component power
      component chat  needs power
      team board  people 1  reached-through chat
      component db
      action cut  decided-by board  isolates db
      at 0s  lose power
      at 1h  decide cut
      `,
      '1h  action/cut  decision-refused  other board+chat+power',
    )
  })

  it('is not for somebody else to take', () => {
    check(
      `
      team board  people 1
      team ops    people 1
      component db
      action cut  decided-by board  isolates db
      at 1h  decide cut  by ops
      `,
      '1h  action/cut  decision-refused  other ops+board',
    )
  })

  it('can declare an incident before its cause is known', () => {
    check(
      `
      component web  repair 1h
      service shop  needs web
      response  users-report 10m  diagnose 5h
      at 0s  lose web
      at 20m  decide declare
      `,
      `
      0s     web       down
      20m    lose-web  declared     because declare
      20m    web       recovering
      1h20m  web       operational
      `,
    )
  })

  it('is refused when it would change nothing, or means nothing', () => {
    check(
      `
      component web
      at 1h  decide start/web
      at 1h  decide start/wbe
      `,
      `
      1h  start/wbe  decision-refused
      1h  start/web  decision-refused
      `,
    )
  })

  it('can set a runbook going that no incident sets going', () => {
    check(
      `
      component db
      component vault
      runbook dr
      task dr/load  automated  takes 1h  needs vault  repairs db
      at 0s  lose db
      at 0s  lose vault  for 5h
      at 1h  decide activate/dr
      `,
      `
      0s  db       down
      1h  dr       runbook-activated  because activate/dr
      1h  dr/load  task-waiting       other vault
      5h  dr/load  task-started
      5h  db       recovering
      6h  db       operational
      `,
    )
  })

  it('costs what it costs', () => {
    const { log } = runSketch(`
      component web
      action call-vendor  takes 4h  costs EUR 5000  repairs web
      at 0s  lose web
      at 1h  decide call-vendor
    `)

    const costs = log.events.filter(({ cost }) => cost !== undefined)

    expect(costs.map(({ kind, atMs, cost }) => [kind, atMs, cost])).toEqual([
      ['action-done', 5 * hour, 5000],
    ])
  })
})

describe('a decision point', () => {
  const story = `
    site eu
    component a  site eu
    component b
    group g  active-passive  members a b
    service shop  needs g
    runbook dr  recovers b
    task dr/switch  automated  fails-over g
    point move  fallen a  after 30m  within 1h  default stay
    option move/stay
    option move/go  fails-over-of eu  takes 5m
    at 1h  lose eu
  `

  it('is asked once what it waits for has happened, and goes on by its default', () => {
    check(
      story,
      `
      1h30m  move       decision-asked       because a
      2h30m  move/stay  decision-by-default  because move
      never  g          failover-started
      `,
    )
  })

  it('is answered by people', () => {
    check(
      `${story}
      at 2h  answer move/go`,
      `
      2h     move/go  decision-taken  because move
      2h5m   g        failover-started
      never  move/stay  decision-by-default
      `,
    )
  })

  it('is not answered before it is asked, nor twice', () => {
    check(
      `${story}
      at 1h  answer move/go
      at 2h  answer move/go
      at 2h1m  answer move/stay`,
      `
      1h    move/go    decision-refused
      2h    move/go    decision-taken
      2h1m  move/stay  decision-refused  because move
      `,
    )
  })
})

describe('a run with decisions', () => {
  const sketch = readSketch(`
    team ops  people 2
    component web  needs db  team ops  repair 2h
    component db   team ops  repair lognormal(1h,5h)
    component spare  stopped
    service shop  needs web
    at 0s  lose db web
    at 1h  decide start/spare
    at 2h  decide isolate/web
    at 3h  decide reconnect/web
  `)
  const model = valueOf(compile(sketch.plan, sketch.scenario, sketch.bindings))

  it('is the same up to a decision, whether that is taken or not', () => {
    const [d1, d2] = sketch.decisions
    if (d1 === undefined || d2 === undefined) throw new Error('three decisions were written')

    const one = simulate(model, { seed: 's', decisions: [d1], untilMs: d2.atMs - 1 })
    const two = simulate(model, { seed: 's', decisions: [d1, d2], untilMs: d2.atMs - 1 })

    expect(logToText(two)).toBe(logToText(one))
  })

  it('does not depend on the order in which they are written', () => {
    const forward = simulate(model, { seed: 's', decisions: sketch.decisions })
    const backward = simulate(model, { seed: 's', decisions: [...sketch.decisions].reverse() })

    expect(logToText(backward)).toBe(logToText(forward))
  })
})

describe('what can be done', () => {
  it('says for everything whether it is possible, by whom, and why not', () => {
    const { model, sketch } = runSketch(`
      team ops  people 2  acknowledge 5m
      component login
      component vault  needs login
      component web  team ops  repair 9h
      action restore  needs vault  team ops  people 2  takes 1h  costs EUR 900  repairs web
      at 0s  lose web
      at 0s  lose login  for 3h
    `)

    const at = (hours: number) =>
      whatCanBeDone(model, { seed: sketch.seed }, hours * hour).find(
        ({ id }) => id === 'action/restore',
      )

    expect(at(1)).toMatchObject({
      isPossible: false,
      refusals: [{ kind: 'not-there', about: ['vault', 'login'] }],
    })
    expect(at(4)).toMatchObject({
      isPossible: true,
      refusals: [],
      hands: [{ team: 'ops', people: 2, free: 1, isReached: true, answersInMs: 0 }],
      p50Ms: hour,
      cost: 900,
      currency: 'EUR',
    })
  })
})
