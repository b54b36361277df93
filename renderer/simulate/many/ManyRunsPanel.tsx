import { Dices, Square } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import {
  type Chance,
  formatCount,
  formatMoney,
  formatShare,
  type ServiceBands,
} from '../../../simulation/index.ts'
import { type ManyRunsResult, useManyRuns } from '../../stores/manyRunsStore.ts'
import { manyRunsTexts as words } from '../../texts/manyRuns.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import type { RunView } from '../runView.ts'
import { ValueTable } from '../ValueTable.tsx'
import { SpreadChart } from './SpreadChart.tsx'
import { boundWords, buildSpreads, chanceWords, type Spread } from './spreads.ts'

const counts = ['100', '500', '2000'] as const

type Props = { readonly view: RunView }

/** The same inputs run many times: how long outages usually are, and how often targets are met. */
export function ManyRunsPanel({ view }: Props): ReactNode {
  const state = useManyRuns((many) => many.state)
  const result = useManyRuns((many) => many.result)
  return (
    <section className="sim-many" aria-label={words.tab}>
      <div className="sim-many-bar">
        <Starter view={view} hasResult={result?.of === view.run} />
        {state.kind === 'broke' && <p role="alert">{words.brokeBy(state.message)}</p>}
        {result !== null && state.kind === 'idle' && (
          <p className="sim-note" aria-live="polite">
            {result.of === view.run ? doneWords(result) : words.ofOther}
          </p>
        )}
      </div>
      {result === null ? <p className="sim-quiet">{words.lead}</p> : <Tables result={result} />}
    </section>
  )
}

function doneWords({ made, asked }: ManyRunsResult): string {
  const { count } = made.samples
  return count < asked ? words.stopped(count, asked) : words.made(count)
}

type StarterProps = Props & { readonly hasResult: boolean }

/** Starts the runs, or tells how many are done and stops them. */
export function Starter({ view, hasResult }: StarterProps): ReactNode {
  const [count, setCount] = useState<(typeof counts)[number]>('500')
  const state = useManyRuns((many) => many.state)
  const start = useManyRuns((many) => many.start)
  const cancel = useManyRuns((many) => many.cancel)
  if (state.kind === 'running') {
    const { done, asked } = state
    return (
      <>
        <progress
          className="sim-progress"
          aria-label={words.progress(done, asked)}
          value={done}
          max={asked}
        />
        <span className="number">{words.progress(done, asked)}</span>
        <Button size="small" icon={<Square size={11} fill="currentColor" />} onPress={cancel}>
          {words.cancel}
        </Button>
      </>
    )
  }
  return (
    <>
      <Choice
        label={words.count}
        isCompact
        options={counts.map((id) => ({ id, text: words.counts(Number(id)) }))}
        value={count}
        onChange={setCount}
      />
      <Button
        size="small"
        icon={<Dices size={13} />}
        onPress={() => void start(view.run, Number(count))}
      >
        {hasResult ? words.again : words.start}
      </Button>
    </>
  )
}

function Tables({ result }: { readonly result: ManyRunsResult }): ReactNode {
  const spreads = useMemo(() => buildSpreads(result), [result])
  const { bands } = result
  const endMs = Math.max(1, ...bands.services.map((service) => longestOf(service, spreads)))
  const names = new Map(bands.systems.map(({ id, name }) => [id, name]))
  return (
    <div className="sim-many-tables">
      <ValueTable columns={words.columns}>
        {bands.services.map((service) => (
          <ServiceRow
            key={service.id}
            service={service}
            spread={spreads.get(service.id)}
            endMs={endMs}
          />
        ))}
      </ValueTable>
      <p className="sim-note">{words.confidence}</p>
      {bands.fleets.length > 0 && (
        <>
          <h3>{words.machinesTitle}</h3>
          <ValueTable columns={words.machines}>
            {bands.fleets.map((fleet) => (
              <tr key={fleet.id}>
                <th scope="row">{fleet.name}</th>
                <td>{formatCount(fleet.brokenMax.p50.value.value ?? 0)}</td>
                <td>{boundWords(fleet.until50PctMs.p50.value)}</td>
                <td>{boundWords(fleet.until90PctMs.p50.value)}</td>
                <td>{boundWords(fleet.until99PctMs.p50.value)}</td>
              </tr>
            ))}
          </ValueTable>
        </>
      )}
      {bands.variesMost.length > 0 && (
        <p className="sim-note">
          {words.varies}:{' '}
          {bands.variesMost
            .slice(0, 5)
            .map((id) => names.get(id) ?? id)
            .join(', ')}
          .
        </p>
      )}
    </div>
  )
}

function longestOf({ id, rtoMs }: ServiceBands, spreads: ReadonlyMap<string, Spread>): number {
  return Math.max(rtoMs ?? 0, spreads.get(id)?.p90.value ?? spreads.get(id)?.values.at(-1) ?? 0)
}

type RowProps = {
  readonly service: ServiceBands
  readonly spread: Spread | undefined
  readonly endMs: number
}

function ServiceRow({ service, spread, endMs }: RowProps): ReactNode {
  const { name, meetsRto, meetsMtd, meetsRpo, loss, currency } = service
  const half = loss?.p50.value.value ?? null
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {spread === undefined ? (
          words.notHit
        ) : (
          <>
            {words.half(boundWords(spread.p50))}
            <small>{words.middle(boundWords(spread.p10), boundWords(spread.p90))}</small>
          </>
        )}
      </td>
      <td>
        {spread !== undefined && (
          <SpreadChart name={name} spread={spread} rtoMs={service.rtoMs} endMs={endMs} />
        )}
      </td>
      <ChanceCell chance={meetsRto} />
      <ChanceCell chance={meetsMtd} />
      <ChanceCell chance={meetsRpo} />
      <td>{half === null ? words.notSet : words.half(formatMoney(currency ?? '', half))}</td>
    </tr>
  )
}

function ChanceCell({ chance }: { readonly chance: Chance | null }): ReactNode {
  if (chance === null) return <td>{words.notSet}</td>
  return (
    <td>
      <strong>{formatShare(chance.probability)}</strong>
      <small>{chanceWords(chance)}</small>
    </td>
  )
}
