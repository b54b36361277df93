import { Map as MapIcon } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import {
  formatCount,
  formatElapsed,
  formatMoney,
  formatShare,
  type ServiceResult,
  spellDuration,
} from '../../../simulation/index.ts'
import { useRunDesks } from '../../stores/runDesks.ts'
import { light } from '../../stores/simViewStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { whyTexts } from '../../texts/why.ts'
import { Button } from '../../ui/Button.tsx'
import type { Question } from '../../worker/messages.ts'
import { Counterfactuals, Waiting } from '../events/WithoutCauses.tsx'
import { thingsOnPath } from '../lighting.ts'
import type { RunView } from '../runView.ts'
import { aboutRun, useAnswer } from '../useAnswer.ts'
import { CriticalPath } from './CriticalPath.tsx'

const words = texts.results

type Props = { readonly view: RunView; readonly service: ServiceResult }

/** What an outage of a service was, on what its time went, and what it hung on. */
export function ServiceDetail({ view, service }: Props): ReactNode {
  const { model, log } = view.run
  const { outages } = service
  const desk = useRunDesks((desks) => desks.outages)
  const question = useMemo(
    (): Question => ({ ask: 'outages', run: aboutRun(view.run), service: service.id }),
    [view.run, service.id],
  )
  const asked = useAnswer(desk, view.run, question)
  const found = asked.kind === 'answered' ? asked.answer : undefined
  return (
    <div className="sim-service-detail">
      <dl className="sim-facts">
        {factsOf(service).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {outages.map((outage, index) => (
        <section key={outage.startEventId} className="sim-outage">
          <header>
            <h3>{outages.length > 1 ? words.outage(index + 1, outages.length) : words.path}</h3>
            <Button
              size="small"
              look="quiet"
              icon={<MapIcon size={13} />}
              onPress={() => light([service.id, ...thingsOnPath(model, log, outage)])}
            >
              {words.light}
            </Button>
          </header>
          <CriticalPath view={view} outage={outage} drags={found?.drags[index]} />
        </section>
      ))}
      <Waiting asked={asked} text={whyTexts.drag.replaying} />
      {found !== undefined && (
        <>
          <p className="sim-note">{whyTexts.drag.hint}</p>
          <section className="sim-outage">
            <h3>{outages.length > 1 ? whyTexts.rootsOfLongest : whyTexts.roots}</h3>
            <Counterfactuals view={view} found={found.roots} />
          </section>
        </>
      )}
    </div>
  )
}

/** Facts of a service that was hit; those that do not apply are left out. */
function factsOf(service: ServiceResult): readonly (readonly [string, string])[] {
  const { rtaMs, downMs, backlogPeak, normalAtMs, loss, currency } = service
  const facts: [string, string][] = [[words.out, spellDuration(rtaMs)]]
  if (service.outages.length > 1) facts.push([words.total, spellDuration(downMs)])
  facts.push([words.covered, coveredWords(service)])
  if (backlogPeak > 0) facts.push([words.backlog, formatCount(backlogPeak)])
  facts.push([
    words.normal,
    normalAtMs === null ? words.neverNormal : `T+${formatElapsed(normalAtMs)}`,
  ])
  if (loss !== null) facts.push([words.loss, formatMoney(currency ?? '', loss)])
  return facts
}

function coveredWords({ coveredMs, carriedLevel }: ServiceResult): string {
  if (coveredMs > 0) return spellDuration(coveredMs)
  return carriedLevel > 0 ? words.tooLittle(formatShare(carriedLevel)) : words.notCovered
}
