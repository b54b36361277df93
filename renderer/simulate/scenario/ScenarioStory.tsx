import { Mail, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  type Distribution,
  durationToMs,
  type Fault,
  formatDuration,
  formatInstant,
  type Plan,
  type Scenario,
} from '../../../simulation/index.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { type BindingRow, nameInPlan } from './bindingRows.ts'
import { spreadWords } from './spreadWords.ts'

const words = texts.scenario

type Props = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly rows: readonly BindingRow[]
}

/** What a scenario does: when it starts and what fails. */
export function ScenarioFaults({ plan, scenario, rows }: Props): ReactNode {
  const { summary, start, faults } = scenario
  return (
    <div className="sim-story">
      <p>{summary}</p>
      <p className="sim-note">
        {words.starts}: {start === undefined ? words.noStart : formatInstant(Date.parse(start), 0)}
      </p>
      <h3>{words.faults}</h3>
      <ul className="sim-faults">
        {Object.entries(faults ?? {}).map(([id, fault]) => (
          <FaultRow key={id} plan={plan} fault={fault} rows={rows} />
        ))}
      </ul>
    </div>
  )
}

/** What else a scenario tells: its story, what is said on the way, and where it comes from. */
export function ScenarioStory({ scenario }: Pick<Props, 'scenario'>): ReactNode {
  const { story, injects, assumptions, questions, sources } = scenario
  return (
    <div className="sim-story">
      {story !== undefined && (
        <details>
          <summary>{words.story}</summary>
          <p>{story}</p>
        </details>
      )}
      {injects !== undefined && (
        <details>
          <summary>{words.messages}</summary>
          <ul className="sim-injects">
            {Object.entries(injects).map(([id, inject]) => (
              <li key={id}>
                <Mail size={12} aria-hidden="true" />
                <span>
                  <span className="number">{elapsed(inject.at)}</span> {inject.message}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Lines title={words.assumptions} lines={assumptions} />
      <Lines title={words.questions} lines={questions} />
      {sources !== undefined && (
        <details>
          <summary>{words.sources}</summary>
          <ul className="sim-lines">
            {sources.map((source) => (
              <li key={source.title}>
                {source.title} {source.note !== undefined && <em>{source.note}</em>}
                {source.url !== undefined && <span className="sim-url">{source.url}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

type LinesProps = { readonly title: string; readonly lines: readonly string[] | undefined }

function Lines({ title, lines }: LinesProps): ReactNode {
  if (lines === undefined) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="sim-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

type FaultProps = {
  readonly plan: Plan
  readonly fault: Fault
  readonly rows: readonly BindingRow[]
}

function FaultRow({ plan, fault, rows }: FaultProps): ReactNode {
  const row = rows.find((one) => one.id === fault.target)
  const bound = (row?.bound ?? []).map((id) => nameInPlan(plan, id)).join(', ')
  return (
    <li>
      <Zap size={12} aria-hidden="true" />
      <span>
        <span className="number">{elapsed(fault.at ?? '0s')}</span>{' '}
        <strong>{fault.name ?? row?.name ?? fault.target}</strong>
        <span className="sim-note">
          {' '}
          {bound === '' ? words.hitsNothing : words.hits(bound)}
          {courseOf(fault)}
        </span>
      </span>
    </li>
  )
}

/** How it goes on, or how it ends. */
function courseOf(fault: Fault): string {
  const spent = (what: string, time: Distribution | undefined, otherwise = '') => {
    if (time !== undefined) return `, ${what} ${spreadWords(time)}`
    return otherwise === '' ? '' : `, ${otherwise}`
  }
  switch (fault.type) {
    case 'loss':
      return spent(words.clears, fault.clearsAfter, words.needsRepair)
    case 'breakdowns': {
      const again = spent(words.again, fault.after)
      return spent(words.clears, fault.clearsAfter, words.needsRepair) + again
    }
    case 'absence':
      return spent(words.absent, fault.lasts)
    case 'partition':
      return spent(words.clears, fault.clearsAfter, words.lasts)
    case 'bad-update':
      return spent(words.reverted, fault.revertedAfter)
    case 'ransomware':
      return spent(words.intruded, fault.dwell, words.needsRestore)
    case 'surge':
      return `, ${words.surges(fault.times)}${spent(words.clears, fault.clearsAfter)}`
    case 'corruption':
      return spent(words.noticed, fault.noticedAfter, words.needsRestore)
  }
}

function elapsed(written: string): string {
  const atMs = durationToMs(written) ?? 0
  return atMs === 0 ? words.atStart : words.after(formatDuration(atMs))
}
