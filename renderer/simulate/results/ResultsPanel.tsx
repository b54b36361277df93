import { Building2, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type ServiceResult, type Verdict, spellDuration } from '../../../simulation/index.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { RunView } from '../runView.ts'
import { lostWords, objectiveWords } from './margin.ts'
import { RunFacts } from './RunFacts.tsx'
import { ServiceDetail } from './ServiceDetail.tsx'
import { Standstills } from './Standstills.tsx'
import { sortByVerdict } from './serviceOrder.ts'

const words = texts.results

/** How each business service fared against its objectives. */
export function ResultsPanel({ view }: { readonly view: RunView }): ReactNode {
  const { services } = view.run
  const sorted = sortByVerdict(services)
  const [opened, setOpened] = useState<string | null>(
    sorted.find((service) => service.outages.length > 0)?.id ?? null,
  )
  const hit = services.filter((service) => service.outages.length > 0)
  const missed = hit.filter((service) => worstVerdict(service) === 'missed')
  return (
    <div className="sim-results">
      {services.length === 0 ? (
        <EmptyState icon={<Building2 size={18} />} title={words.tab} text={words.none} />
      ) : (
        <h2 className="sim-headline">
          {words.headline(missed.length, hit.length, services.length)}
        </h2>
      )}
      <ul>
        {sorted.map((service) => (
          <Service
            key={service.id}
            view={view}
            service={service}
            isOpen={service.id === opened}
            onToggle={() => setOpened(service.id === opened ? null : service.id)}
          />
        ))}
      </ul>
      <Standstills view={view} />
      <RunFacts run={view.run} />
    </div>
  )
}

type ServiceProps = {
  readonly view: RunView
  readonly service: ServiceResult
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Service({ view, service, isOpen, onToggle }: ServiceProps): ReactNode {
  const isHit = service.outages.length > 0
  return (
    <li className="sim-service" data-verdict={worstVerdict(service)}>
      <button
        type="button"
        className="sim-service-head"
        aria-expanded={isHit ? isOpen : undefined}
        disabled={!isHit}
        onClick={onToggle}
      >
        <span className="sim-service-name">
          <strong className="ellipsis">{service.name}</strong>
          <span className="sim-tier">{words.tier(service.tier)}</span>
        </span>
        <span className="sim-service-out number">{isHit ? outWords(service) : words.notHit}</span>
      </button>
      {isHit && <Verdicts service={service} />}
      {isHit && isOpen && <ServiceDetail view={view} service={service} />}
    </li>
  )
}

function outWords(service: ServiceResult): string {
  const duration = spellDuration(service.rtaMs)
  return service.isRestored ? duration : words.stillOut(duration)
}

function Verdicts({ service }: { readonly service: ServiceResult }): ReactNode {
  const { rto, mtd, rtoMs, mtdMs, rtaMs, rpo, rpaMs } = service
  return (
    <div className="sim-verdicts">
      <VerdictLine verdict={rto}>
        {objectiveWords({ name: 'RTO', verdict: rto, targetMs: rtoMs, achievedMs: rtaMs })}
      </VerdictLine>
      <VerdictLine verdict={mtd}>
        {objectiveWords({ name: 'MTD', verdict: mtd, targetMs: mtdMs, achievedMs: rtaMs })}
      </VerdictLine>
      {rpaMs !== null && <VerdictLine verdict={rpo}>{lostWords(service)}</VerdictLine>}
    </div>
  )
}

type LineProps = { readonly verdict: Verdict; readonly children: ReactNode }

function VerdictLine({ verdict, children }: LineProps): ReactNode {
  const icons: Partial<Readonly<Record<Verdict, ReactNode>>> = {
    missed: <CircleAlert size={13} />,
    met: <CircleCheck size={13} />,
  }
  return (
    <p className="sim-verdict" data-verdict={verdict}>
      {icons[verdict] ?? <CircleDashed size={13} />}
      {children}
    </p>
  )
}

function worstVerdict(service: ServiceResult): Verdict {
  const { rto, mtd, rpo } = service
  if ([rto, mtd, rpo].includes('missed')) return 'missed'
  return service.rto
}
