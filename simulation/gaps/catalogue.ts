/**
 * All gap rules, and the one function that applies them to a plan and, if there is one, a run.
 */
import type { Plan } from '../plan/schema.ts'
import { buildGapContext, type GapContext, type GapInput } from './context.ts'
import { type Acceptance, compareFindings, type Draft, type Finding } from './finding.ts'
import { objectivesFit } from './gap01ObjectivesFit.ts'
import { simulatedBreach } from './gap02SimulatedBreach.ts'
import { slowerProvider } from './gap03SlowerProvider.ts'
import { recoveryPoint } from './gap04RecoveryPoint.ts'
import { inconsistent } from './gap05Inconsistent.ts'
import { recoveryOrder } from './gap07RecoveryOrder.ts'
import { circularRecovery } from './gap08CircularRecovery.ts'
import { planInBlast } from './gap09PlanInBlast.ts'
import { breakGlass } from './gap10BreakGlass.ts'
import { keysInside } from './gap12KeysInside.ts'
import { singlePoint } from './gap14SinglePoint.ts'
import { sharedFate } from './gap15SharedFate.ts'
import { capacityAfterLoss } from './gap18CapacityAfterLoss.ts'
import { noBackup } from './gap21NoBackup.ts'
import { samePlace } from './gap22SamePlace.ts'
import { sameAdministrators } from './gap23SameAdministrators.ts'
import { restoreUntried } from './gap24RestoreUntried.ts'
import { restoreTooSlow } from './gap25RestoreTooSlow.ts'
import { shortHistory } from './gap26ShortHistory.ts'
import { noRing } from './gap28NoRing.ts'
import { manualFleet } from './gap31ManualFleet.ts'
import { vendorPromise } from './gap34VendorPromise.ts'
import { keyPerson } from './gap41KeyPerson.ts'
import { blindMonitoring } from './gap46BlindMonitoring.ts'
import { blindSpot } from './gap47BlindSpot.ts'
import { retryBand } from './gap51RetryBand.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order of their ids. */
export const gapRules: readonly Rule[] = [
  objectivesFit,
  simulatedBreach,
  slowerProvider,
  recoveryPoint,
  inconsistent,
  recoveryOrder,
  circularRecovery,
  planInBlast,
  breakGlass,
  keysInside,
  singlePoint,
  sharedFate,
  capacityAfterLoss,
  noBackup,
  samePlace,
  sameAdministrators,
  restoreUntried,
  restoreTooSlow,
  shortHistory,
  noRing,
  manualFleet,
  vendorPromise,
  keyPerson,
  blindMonitoring,
  blindSpot,
  retryBand,
]

/** The acceptance that says something about a finding; one that still holds before an expired one. */
function acceptanceOf(context: GapContext, rule: string, about: string): Acceptance | null {
  const fitting = (context.plan.acceptedGaps ?? [])
    .filter((accepted) => accepted.rule === rule && (accepted.about ?? about) === about)
    .map(({ by, reason, until }) => ({ by, reason, until, isExpired: until < context.asOf }))
    .sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0))
  return fitting[0] ?? null
}

function toFinding(context: GapContext, rule: Rule, draft: Draft): Finding {
  const acceptance = draft.state === 'gap' ? acceptanceOf(context, rule.id, draft.about) : null
  const isAccepted = acceptance !== null && !acceptance.isExpired
  const { id, version, title, clauses, precedent } = rule
  return {
    ...draft,
    rule: id,
    version,
    title,
    clauses,
    precedent,
    state: isAccepted ? 'accepted' : draft.state,
    acceptance,
  }
}

/**
 * What the rules find in a plan and, with a model and its log, in a run; the worst first.
 *
 * Works on every plan that can be opened. Without a run, rules about what is hit look at every loss
 * that the drawing knows of. `asOf` is the day for which tests and acceptances count.
 */
export function findGaps(plan: Plan, input: GapInput): readonly Finding[] {
  const context = buildGapContext(plan, input)
  const findings = gapRules.flatMap((rule) =>
    rule.find(context).map((draft) => toFinding(context, rule, draft)),
  )
  return findings.filter(({ witness }) => witness.length > 0).sort(compareFindings)
}
