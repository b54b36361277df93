import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Migration, migrate } from '../../simulation/document/migrate.ts'
import { planMigrations } from '../../simulation/plan/migrations.ts'
import { parsePlan } from '../../simulation/plan/parse.ts'
import { planFormat } from '../../simulation/plan/schema.ts'
import { scenarioMigrations } from '../../simulation/scenario/migrations.ts'
import { scenarioFormat } from '../../simulation/scenario/schema.ts'

const folder = new URL('../old-plans/', import.meta.url)
const formats = readdirSync(folder).sort()
const files = formats.flatMap((format) =>
  readdirSync(new URL(`${format}/`, folder)).map((file) => `${format}/${file}`),
)

describe('a plan of a format that was ever shipped', () => {
  it.each(files)('opens: %s', (file) => {
    const result = parsePlan(readFileSync(new URL(file, folder), 'utf8'), { file })

    expect(result.problems).toEqual([])
    expect(result.ok && result.value.blackstart).toBe(planFormat)
  })

  it('is kept in a folder of its format, so that every migration runs', () => {
    const shipped = Array.from({ length: planFormat }, (_, index) => String(index + 1))

    expect(formats).toEqual(shipped)
    expect(planMigrations.map((step) => step.from)).toEqual(shipped.slice(0, -1).map(Number))
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8')
      expect(text).toContain(`blackstart: ${file.split('/')[0]}\n`)
    }
  })
})

describe('a chain of migrations', () => {
  const chain: Migration[] = [
    { from: 2, because: 'names are lists', lift: (value) => ({ ...value, name: [value.name] }) },
    {
      from: 1,
      because: 'title became name',
      lift: ({ title, ...rest }) => ({ ...rest, name: title }),
    },
  ]

  it('lifts a value step by step, whatever the order in which the steps are listed', () => {
    const lifted = migrate(
      { format: 1, title: 'A' },
      { marker: 'format', newest: 3, migrations: chain },
    )

    expect(lifted).toEqual({ format: 3, name: ['A'] })
  })

  it('begins with the format that a value has', () => {
    const lifted = migrate(
      { format: 2, name: 'A' },
      { marker: 'format', newest: 3, migrations: chain },
    )

    expect(lifted).toEqual({ format: 3, name: ['A'] })
  })

  it('has a step for every format of scenarios that is not the newest', () => {
    expect(scenarioMigrations.map((step) => step.from)).toEqual(
      Array.from({ length: scenarioFormat - 1 }, (_, index) => index + 1),
    )
  })
})
