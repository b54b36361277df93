/**
 * The only door to the simulation: what the window, the command line and the tests may use.
 *
 * Exports are explicit, so that this file is the list of what others may rely on.
 */
export { assert, assertNever } from './assert.ts'
export {
  type Band,
  type Bands,
  type Bound,
  buildBands,
  type FleetBands,
  type Percentile,
  percentilesOf,
  type ServiceBands,
  type SystemBands,
} from './analysis/bands.ts'
export {
  type Backtest,
  backtestDigest,
  type BacktestRequest,
  runBacktest,
} from './analysis/backtest/backtest.ts'
export { isReproduced, type Overall, overallOf } from './analysis/backtest/overall.ts'
export { accountFor, type BacktestInputs } from './analysis/backtest/parameters.ts'
export { doubleIdle } from './analysis/backtest/uncertain.ts'
export type { BacktestScore, MilestoneRole, MilestoneScore } from './analysis/backtest/score.ts'
export {
  type Counterfactual,
  counterfactuals,
  type Influence,
  influences,
  type Ran,
  rootCounterfactuals,
  runCase,
} from './analysis/counterfactuals.ts'
export { buildDragFinder, type Drag, drags } from './analysis/drag.ts'
export { type Case, caseOf, type Intervention, intervene } from './analysis/interventions.ts'
export {
  createSampler,
  joinSamples,
  type RunSeries,
  type SampleRow,
  type Samples,
  type Series,
  toSamples,
} from './analysis/samples.ts'
export {
  columnsOf,
  type FleetSubject,
  type ServiceSubject,
  type Subjects,
  subjectsOf,
  type SystemSubject,
} from './analysis/subjects.ts'
export {
  type Chance,
  isPreciseEnough,
  startTally,
  type Tally,
  tallyRun,
} from './analysis/targets.ts'
export {
  type BindingSuggestions,
  suggestBindings,
} from './compile/bindings.ts'
export { compile } from './compile/compile.ts'
export { defaultNumbers, defaultTimes } from './compile/defaults.ts'
export { aboutOf, noEffects } from './compile/effects.ts'
export type * from './compile/model.ts'
export {
  applyModifiers,
  type Modified,
  type ModifierId,
  modifierIds,
  modifierWords,
} from './compile/modifiers.ts'
export {
  type Prior,
  priorNamed,
  priors,
  type PriorStanding,
  sourceInWords,
} from './compile/priors.ts'
export {
  canonicalJson,
  logDigest,
  planDigest,
  scenarioDigest,
  sha256Hex,
} from './digest.ts'
export { type Decision, toDecisions } from './decisions/decision.ts'
export { decisionsJsonSchema } from './decisions/jsonSchema.ts'
export { decisionsFieldHelp, parseDecisions } from './decisions/parse.ts'
export { findDecisionsProblems } from './decisions/problems.ts'
export { type Decisions, decisionsFormat, type WrittenDecision } from './decisions/schema.ts'
export { serializeDecisions } from './decisions/serialize.ts'
export { toDraw } from './compile/draws.ts'
export { meanMs, quantileMs } from './engine/chance/distributions.ts'
export {
  type EntityState,
  type EventKind,
  entityStates,
  eventKinds,
  type Log,
  type LogEvent,
  type MachineCounts,
  type RefusalKind,
  refusalKinds,
  type SegmentKind,
  segmentKinds,
} from './engine/log/log.ts'
export { objectivesDigest, openGaps } from './exercise/apply/conducting.ts'
export { pointPrefix } from './exercise/apply/deciding.ts'
export { applyEntry, mayDoIt, replayJournal } from './exercise/applyEntry.ts'
export { type BotDeed, botDeeds, botThinksMs } from './exercise/bots.ts'
export { type ComparedService, type Comparison, compareRuns } from './exercise/compareBranches.ts'
export { type DryRun, dryRun } from './exercise/dryRun.ts'
export { findExerciseProblems } from './exercise/findExerciseProblems.ts'
export {
  digestSoFar,
  type Ground,
  prepareGround,
  type RoomRun,
  runBranch,
  runKey,
  unknownStruck,
} from './exercise/ground.ts'
export { dueInjects, injectsOfScenario, inOrderOfTime, plannedMs } from './exercise/msel.ts'
export { digestOfLine, type Journal, parseDeed, parseJournal, toLine } from './exercise/parse.ts'
export { objectiveLibrary } from './exercise/objectiveLibrary.ts'
export { findPreparationProblems } from './exercise/problems.ts'
export { proposePreparation } from './exercise/propose.ts'
export { type AfterAction, buildAfterAction } from './exercise/report/afterAction.ts'
export { afterActionToHtml } from './exercise/report/afterActionHtml.ts'
export {
  improvementsToCalendar,
  improvementsToCsv,
  timelineToCsv,
} from './exercise/report/tables.ts'
export { exerciseDigest, type Replay, replayAndVerify } from './exercise/replay.ts'
export {
  confidenceMax,
  type Deed,
  type DeedKind,
  type DeedOf,
  elements,
  type QuestionOption,
  type Rating,
  ratings,
  severities,
  speedMax,
  type Tag,
  tags,
} from './exercise/schema/deeds.ts'
export {
  type Author,
  type Entry,
  exerciseFormat,
  type Header,
  type Source,
} from './exercise/schema/journal.ts'
export {
  exerciseKinds,
  injectKinds,
  type InjectCondition,
  type Objective,
  type PlannedInject,
  type Preparation,
  type Role,
  type Strike,
} from './exercise/schema/preparation.ts'
export {
  type Attendee,
  type Branch,
  branchOf,
  emptyExercise,
  type Exercise,
  type ExercisePhase,
  firstBranch,
  type InfoRequest,
  isOfStory,
  type Observation,
  type Outcome,
  type Question,
  type Seat,
  storyMs,
} from './exercise/state.ts'
export type { GapRow, ObjectiveRow } from './exercise/views/evaluation.ts'
export {
  digestOfTime,
  type FacilitatorView,
  facilitatorView,
  type InjectRow,
  type RoleRow,
  type TruthRow,
} from './exercise/views/facilitatorView.ts'
export { type Offer, offeredOptions, offersAt } from './exercise/views/offers.ts'
export { type ProjectorView, projectorView } from './exercise/views/projectorView.ts'
export {
  type Message,
  type Moment,
  openQuestionOf,
  optionName,
  type Reading,
  type RoleView,
  roleView,
  type RoomView,
} from './exercise/views/roleView.ts'
export { type VoteCount, type VoteResult, voteResult } from './exercise/views/votes.ts'
export { findNearest } from './document/nearest.ts'
export { findDecisionMisfits } from './engine/actions/decisionMisfits.ts'
export { type Hands, type PossibleAction, whatCanBeDone } from './engine/actions/whatCanBeDone.ts'
export { type ParseOptions, placeProblems } from './document/parseDocument.ts'
export { fileBytesMax, fileTooLarge } from './document/readText.ts'
export type { SerializeOptions } from './document/serializeDocument.ts'
export {
  createSimulator,
  engineVersion,
  type Instant,
  type RunInput,
  type Simulator,
  simulate,
} from './engine/simulate.ts'
export { findGaps, gapRules } from './gaps/catalogue.ts'
export type { GapInput, GapPolicy } from './gaps/context.ts'
export {
  type Acceptance,
  type Finding,
  type FindingBasis,
  type FindingState,
  type GapSeverity,
  gapSeverities,
} from './gaps/finding.ts'
export type { Rule } from './gaps/rule.ts'
export { buildStaticLevels, type StaticLevels } from './gaps/staticLevels.ts'
export { compareIds, type ReadonlyRecord, sortedIds, toId } from './ids.ts'
export { milestonesJsonSchema } from './milestones/jsonSchema.ts'
export { parseMilestones } from './milestones/parse.ts'
export { findMilestonesProblems } from './milestones/problems.ts'
export { type MilestoneBasis, type Milestones, milestonesFormat } from './milestones/schema.ts'
export { durationMsMax, durationPattern, durationToMs, msToDuration } from './plan/duration.ts'
export { planJsonSchema } from './plan/jsonSchema.ts'
export { fieldHelp, parsePlan } from './plan/parse.ts'
export { findProblems } from './plan/problems.ts'
export type {
  AcceptedGap,
  Action,
  Backup,
  BasisKind,
  BusinessService,
  Channel,
  Component,
  ComponentKind,
  Coupling,
  Dependency,
  Distribution,
  FateDomain,
  Group,
  Person,
  Phase,
  Plan,
  Product,
  Runbook,
  Site,
  Task,
  Team,
  Vendor,
  WrittenEffects,
} from './plan/schema.ts'
export {
  componentKinds,
  fateDomainKinds,
  groupKinds,
  monitorSignals,
  phases,
  planFormat,
  sharingRules,
  siteKinds,
  weekdays,
} from './plan/schema.ts'
export { serializePlan } from './plan/serialize.ts'
export {
  hasErrors,
  type Place,
  type Problem,
  type ProblemCode,
  problemCodes,
  type Severity,
} from './problem.ts'
export { buildReport, type ReportOptions } from './report/build.ts'
export { reportToHtml } from './report/html.ts'
export type {
  Diagram,
  DiagramLayout,
  InputCount,
  Marker,
  Report,
  ReportInput,
  ServiceRow,
} from './report/contract.ts'
export { renderDiagramSvg } from './report/diagram.ts'
export type { DiagramSource } from './report/diagramData.ts'
export { inputsOf } from './report/inputs.ts'
export { fail, type Result } from './result.ts'
export { scenarioJsonSchema } from './scenario/jsonSchema.ts'
export { parseScenario, scenarioFieldHelp } from './scenario/parse.ts'
export { findScenarioProblems } from './scenario/problems.ts'
export type {
  Bindings,
  Fault,
  Inject,
  Scenario,
  ScenarioFamily,
  ScenarioTarget,
  TargetKind,
  TargetQuery,
} from './scenario/schema.ts'
export { scenarioFamilies, scenarioFormat } from './scenario/schema.ts'
export { serializeScenario } from './scenario/serialize.ts'
export type * from './views/contract.ts'
export { buildTruthIndex, wrongBeliefs } from './views/beliefs.ts'
export { causalPast, causesOf, effectsOf, tellingCauses, whyTree } from './views/causes.ts'
export { criticalPath } from './views/criticalPath.ts'
export { explainEvent } from './views/explain.ts'
export type { Defect } from './views/defects.ts'
export { fleetAt, fleetCurve } from './views/fleets.ts'
export { type LoadStanding, loadStandings, type WayOut, wayOutInWords } from './views/loads.ts'
export { logToText } from './views/logText.ts'
export { type DecisionMade, decisionsMade } from './views/decisionsMade.ts'
export { nameOf } from './views/names.ts'
export { reasonWords, type RefusalReason } from './views/refusalWords.ts'
export { affected, overview, worstMoment } from './views/overview.ts'
export { queueResults, queueVisits } from './views/queues.ts'
export { recoveryBars } from './views/recoveryBars.ts'
export { type TeamLoad, type TeamStint, type TeamWait, teamLoads } from './views/teamLoads.ts'
export { serviceResults } from './views/services.ts'
export { findStandstills } from './views/standstills.ts'
export { buildStateIndex, isImpaired, stateAt, stateSpans } from './views/spans.ts'
export {
  formatClock,
  formatCount,
  formatDuration,
  formatElapsed,
  formatInstant,
  formatList,
  formatMoney,
  formatShare,
  segmentWords,
  spellDuration,
} from './views/words.ts'
export { bindingChain, triggerOf, whyGraph } from './views/whyGraph.ts'
