import { describe, it } from 'vitest'
import { check } from '../support/check.ts'

describe('what waits for people', () => {
  it('is taken up by slack before age', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 1
      component a  repair 2h  team ops
      component b  repair 2h  team ops
      component c  repair 2h  team ops
      service shop     needs a  tier 2
      service mail     needs b  tier 2  mtd 2d
      service payroll  needs c  tier 2  mtd 8h
      at 0s  lose a
      at 1m  lose b
      at 2m  lose c
      `,
      `
      0s  repair/a  task-started
      2h  repair/c  task-started  after 1h58m wait-for-person
      4h  repair/b  task-started  after 3h59m wait-for-person
      `,
    )
  })

  it('has less slack with more work behind it', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 1
      component a  repair 1h  team ops
      component b
      component c
      service mail     needs b  tier 2  mtd 8h
      service payroll  needs c  tier 2  mtd 9h
      runbook mending  recovers b
      task mending/fix     team ops  takes 1h  repairs b
      runbook rebuild  recovers c
      task rebuild/disks   team ops  takes 1h
      task rebuild/data    after disks  team ops  takes 4h  repairs c
      at 0s  lose a
      at 1m  lose b c
      `,
      `
      1h  rebuild/disks  task-started
      2h  rebuild/data   task-started
      6h  mending/fix    task-started
      `,
    )
  })

  it('is put in another order when an outage begins meanwhile', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 1
      component a  repair 2h  team ops
      component b  repair 2h  team ops
      component c  repair 2h  team ops
      component d
      service payroll  needs c d  tier 2  mtd 8h  minimum 0.5
      service mail     needs b    tier 2
      at 0s  lose a
      at 1m  lose b
      at 2m  lose c  level 0.6
      at 1h  lose d  for 8h
      `,
      `
      2h  repair/c  task-started
      4h  repair/b  task-started
      `,
    )
  })

  it('names whom it waits for and why, and what freed them', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 1
      component a  repair 1h  team ops
      component b  repair 1h  team ops
      at 0s  lose a
      at 1m  lose b
      `,
      `
      1m  repair/b  work-waiting  other ops  people 1  reason busy  because lose-b declared, ops
      1h  repair/b  task-started  other ops  because repair/b work-waiting, repair/a task-done
      `,
    )
  })

  it('waits for the morning where nobody is on duty', () => {
    check(
      `
      start 2024-01-02T17:00:00Z
      team ops
      shift ops  hours 08:00-18:00  people 1
      component a
      runbook dr  recovers a
      task dr/look  team ops  takes 2h
      task dr/mend  after look  team ops  takes 1h  repairs a
      at 0s  lose a
      `,
      `
      0s   dr/look  task-started
      2h   dr/mend  work-waiting  reason off-duty
      15h  dr/mend  task-started
      `,
    )
  })
})

describe('the end of a shift', () => {
  const night = `
    start 2024-01-02T19:00:00Z
    component a  repair 3h  team ops
    team desk  people 9
    response  team desk
    shift ops  hours 08:00-20:00  people 1
    shift ops  hours 20:00-08:00  people 1
    at 0s  lose a
  `

  it('does not keep whoever began from finishing', () => {
    check(
      `
      team ops
      ${night}
      `,
      `
      3h     repair/a  task-done
      never  repair/a  work-paused
      `,
    )
  })

  it('costs time where work is handed over', () => {
    check(
      `
      team ops  hand-over 30m
      ${night}
      `,
      `
      1h     repair/a  work-paused   other ops  reason shift-over  after 1h work
      1h     repair/a  work-resumed  other ops  because repair/a work-paused
      3h30m  repair/a  task-done     after 2h30m work
      `,
    )
  })

  it('leaves the next shift free for other work', () => {
    check(
      `
      team ops
      ${night}
      component b  repair 1h  team ops
      at 30m  lose b
      `,
      `
      1h  repair/b  task-started  after 30m wait-for-person
      3h  repair/a  task-done
      `,
    )
  })
})

describe('more important work', () => {
  const two = `
    component a  repair 4h  team ops
    component b  repair 1h  team ops
    team desk  people 9
    response  team desk
    service shop  needs b  tier 1
    service mail  needs a  tier 3
    at 0s  lose a
    at 1h  lose b
  `

  it('waits until people are done with what they began', () => {
    check(
      `
      team ops  people 1
      ${two}
      `,
      `
      4h  repair/b  task-started
      `,
    )
  })

  it('calls people away where that is the rule, and what they did stays done', () => {
    check(
      `
      team ops  people 1  preempts 20m
      ${two}
      `,
      `
      1h     repair/a  work-paused   other repair/b  reason pre-empted  after 1h work
      1h     repair/b  task-started  because lose-b declared, ops
      2h     repair/a  work-resumed  after 1h wait-for-person  because repair/a work-paused, repair/b task-done
      5h20m  repair/a  task-done     after 3h20m work
      `,
    )
  })

  it('calls nobody away for equals, or where it would not be enough', () => {
    check(
      `
      team desk  people 9
      response  team desk
      team ops  people 1  preempts 20m
      component a  repair 4h  team ops
      component b
      component c
      service shop  needs b  tier 1
      service mail  needs a  tier 3
      service chat  needs c  tier 3
      runbook big    recovers b
      task big/lift  team ops  people 2  takes 1h  repairs b
      runbook small  recovers c
      task small/fix  team ops  takes 1h  repairs c
      at 0s  lose a
      at 1h  lose b
      at 1h  lose c
      `,
      `
      never  repair/a   work-paused
      1h     big/lift   work-waiting  reason too-few
      4h     small/fix  task-started
      `,
    )
  })
})

describe('people who tire', () => {
  it('need longer for what goes past their hours', () => {
    check(
      `
      team ops  people 1  tires-after 8h  tired-factor 1.5
      component a  repair 10h  team ops
      component b  repair 2h   team ops
      at 0s  lose a b
      `,
      `
      11h  repair/a  task-done
      14h  repair/b  task-done  after 3h work
      `,
    )
  })

  it('are relieved by those who come rested', () => {
    check(
      `
      start 2024-01-02T08:00:00Z
      team ops  tires-after 8h  tired-factor 2  hand-over 0s
      shift ops  hours 08:00-20:00  people 1
      shift ops  hours 20:00-08:00  people 1
      component a  repair 12h  team ops
      at 0s  lose a
      `,
      // Eight hours count in full, four by half: two hours are left for the night.
      `
      12h  repair/a  work-paused
      14h  repair/a  task-done
      `,
    )
  })
})
