/**
 * The report of a run as plain data, from the views and the findings.
 *
 * Carries no time of its own making: the same inputs give the same report, byte for byte.
 */
import type { Model } from '../compile/model.ts'
import { logDigest, planDigest, scenarioDigest } from '../digest.ts'
import { caseOf } from '../analysis/interventions.ts'
import type { Log } from '../engine/log/log.ts'
import type { RunInput } from '../engine/simulate.ts'
import type { Finding } from '../gaps/finding.ts'
import { sortedIds, toId } from '../ids.ts'
import { msToDuration } from '../plan/duration.ts'
import type { ServiceResult } from '../views/contract.ts'
import { explainEvent } from '../views/explain.ts'
import { fleetCurve } from '../views/fleets.ts'
import { loadStandings } from '../views/loads.ts'
import { nameOf, namesOf } from '../views/names.ts'
import { worstMoment } from '../views/overview.ts'
import { recoveryBars } from '../views/recoveryBars.ts'
import { serviceResults } from '../views/services.ts'
import { stateAt } from '../views/spans.ts'
import { findStandstills } from '../views/standstills.ts'
import { formatClock, formatDuration, formatInstant, formatList } from '../views/words.ts'
import {
  type DiagramLayout,
  type FleetChart,
  type InventoryRow,
  type Marker,
  markers,
  type Report,
  type ReportInput,
} from './contract.ts'
import { decisionRows } from './decisionSection.ts'
import { buildDiagram } from './diagramData.ts'
import { inputsOf } from './inputs.ts'
import { pathTables } from './pathTables.ts'
import { timelineRows } from './timeline.ts'
import { longestOutage, serviceRow, verdictSentences, worstResult } from './verdict.ts'
import { whyLines } from './whyLines.ts'

export type ReportOptions = {
  /** What the model was run with. */
  readonly input: RunInput
  readonly engineVersion: string
  readonly layout: DiagramLayout
  /** The command that makes the run again, where the files’ names are known. */
  readonly command?: string
}

function identityOf(model: Model, log: Log, options: ReportOptions): Report['identity'] {
  const { plan, scenario, bindings } = model
  const name = plan.name ?? 'Unnamed plan'
  const files = `${toId(name, new Set())}.blackstart --scenario ${toId(scenario.name, new Set())}.scenario.yaml`
  const again = `blackstart run ${files} --seed ${options.input.seed} --until ${msToDuration(log.untilMs)}`
  return {
    plan: name,
    organisation: plan.organisation ?? '',
    description: plan.description ?? '',
    scenario: scenario.name,
    start: formatInstant(model.startMs, 0),
    until: formatDuration(log.untilMs),
    seed: options.input.seed,
    engineVersion: options.engineVersion,
    planDigest: planDigest(plan),
    scenarioDigest: scenarioDigest(scenario),
    logDigest: logDigest(log),
    command: options.command ?? again,
    bindings: sortedIds(bindings).map((target) => ({
      target: scenario.targets?.[target]?.name ?? target,
      things: formatList(namesOf(model, bindings[target] ?? [])),
    })),
  }
}

function countOf(inputs: readonly ReportInput[], marker: Marker) {
  const marked = inputs.filter((input) => input.marker === marker)
  return { marker, all: marked.length, onTier1: marked.filter((input) => input.isOnTier1).length }
}

function inputsFor(model: Model): Report['inputs'] {
  const inputs = inputsOf(model)
  // Tier 1 first: what is unknown there is what may change the answer.
  const byTier = [...inputs].sort((a, b) => Number(b.isOnTier1) - Number(a.isOnTier1))
  return {
    counts: markers.filter((marker) => marker !== 'computed').map((each) => countOf(inputs, each)),
    unknown: byTier.filter(({ marker }) => marker === 'unknown'),
    assumed: byTier.filter(({ marker }) => marker === 'assumed'),
    leftOut: model.leftOut,
  }
}

function storyOf(model: Model, log: Log): Report['story'] {
  const { scenario } = model
  const strikes = log.events.filter(({ kind }) => kind === 'fault' || kind === 'update-pushed')
  const notes = sortedIds(scenario.faults).flatMap((id) => scenario.faults?.[id]?.note ?? [])
  return {
    summary: scenario.summary ?? '',
    text: scenario.story ?? '',
    faults: strikes.map(
      (event) => `${formatClock(model.startMs, event.atMs, 0)}: ${explainEvent(model, log, event)}`,
    ),
    assumptions: [...(scenario.assumptions ?? []), ...notes],
    questions: scenario.questions ?? [],
    sources: (scenario.sources ?? []).map(({ title, url = '', note = '' }) => ({
      title,
      url,
      note,
    })),
  }
}

function causesOf(model: Model, log: Log, results: readonly ServiceResult[]): Report['causes'] {
  const worst = worstResult(results)
  const outage = worst === undefined ? undefined : longestOutage(log, worst)
  if (worst === undefined || outage === undefined) return null
  const end = outage.endEventId
  return {
    title: end === null ? `Why ${worst.name} went out` : `Why ${worst.name} was out for so long`,
    lines: whyLines(model, log, end ?? outage.startEventId),
  }
}

function fleetCharts(model: Model, log: Log): readonly FleetChart[] {
  return model.fleets.flatMap(({ entity, machines }): readonly FleetChart[] => {
    const id = model.entities[entity]?.id ?? ''
    const points = fleetCurve(model, log, id)
    const brokenMost = Math.max(0, ...points.map(({ broken }) => broken))
    if (brokenMost === 0) return []
    const worst = points.findIndex(({ broken }) => broken === brokenMost)
    // The curve is linear in between; the first point at or below a tenth is late by less than one step.
    const back = points.slice(worst).find(({ broken }) => broken <= brokenMost / 10)
    const name = nameOf(model, id)
    return [{ id, name, machines, points, brokenMost, mostlyBackMs: back?.atMs ?? null }]
  })
}

function inventoryOf(model: Model): readonly InventoryRow[] {
  const { plan } = model
  return model.entities
    .filter(({ kind }) => kind !== 'group')
    .map(({ id, name, tier, kind }) => {
      const component = plan.components?.[id]
      return {
        name,
        kind: kind === 'business-service' ? 'business service' : (component?.kind ?? ''),
        site: component?.site === undefined ? '' : nameOf(model, component.site),
        vendor: component?.vendor === undefined ? '' : nameOf(model, component.vendor),
        team: component?.team === undefined ? '' : nameOf(model, component.team),
        tier: tier < 5 ? String(tier) : '',
      }
    })
}

/** Everything that the report of a run says. */
export function buildReport(
  model: Model,
  log: Log,
  findings: readonly Finding[],
  options: ReportOptions,
): Report {
  const results = serviceResults(model, log)
  const timeline = timelineRows(model, log)
  const atMs = worstMoment(model, log)
  const paths = pathTables({ from: caseOf(model, options.input), model, log }, results)
  return {
    report: 1,
    identity: identityOf(model, log, options),
    verdict: {
      sentences: verdictSentences(model, log, results, findings),
      services: results.map(serviceRow),
    },
    inputs: inputsFor(model),
    story: storyOf(model, log),
    timeline,
    decisions: decisionRows(model, log),
    eventsLeftOut: log.events.length - timeline.length,
    picture: {
      atMs,
      clock: formatClock(model.startMs, atMs, 0),
      diagram: buildDiagram(model, options.layout, stateAt(model, log, atMs)),
    },
    bars: recoveryBars(model, log),
    untilMs: log.untilMs,
    paths,
    pathsLeftOut: results.filter(({ outages }) => outages.length > 0).length - paths.length,
    standstills: findStandstills(model, log),
    causes: causesOf(model, log, results),
    fleets: fleetCharts(model, log),
    loads: loadStandings(model, log, atMs),
    gaps: findings.map((finding) => ({ finding, witnessNames: namesOf(model, finding.witness) })),
    inventory: inventoryOf(model),
  }
}
