import './simulate.css'
import './events/events.css'
import './events/without.css'
import './compare/compare.css'
import './decisions/decisions.css'
import './flows/flows.css'
import './gaps/gaps.css'
import './many/many.css'
import './results/charts.css'
import './results/results.css'
import './scenario/scenario.css'
import './timeline/timeline.css'
import { Activity } from 'lucide-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useExercise } from '../stores/exerciseStore.ts'
import { hideRun, light, showRun } from '../stores/simViewStore.ts'
import {
  type BottomSheet,
  type LeftSheet,
  type RightSheet,
  showSheet,
  useSheets,
} from '../stores/sheetStore.ts'
import { askCanvas, changeView, useView } from '../stores/viewStore.ts'
import { compareTexts } from '../texts/compare.ts'
import { decisionTexts } from '../texts/decisions.ts'
import { flowTexts } from '../texts/flows.ts'
import { manyRunsTexts } from '../texts/manyRuns.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ComparePanel } from './compare/ComparePanel.tsx'
import { DecisionsPanel } from './decisions/DecisionsPanel.tsx'
import { EventList } from './events/EventList.tsx'
import { WhyPanel } from './events/WhyPanel.tsx'
import { FleetChart } from './fleets/FleetChart.tsx'
import { FlowPanel } from './flows/FlowPanel.tsx'
import { buildFlowLanes } from './flows/flowLanes.ts'
import { DrawnGaps } from './gaps/DrawnGaps.tsx'
import { GapsPanel } from './gaps/GapsPanel.tsx'
import { Highlight } from './Highlight.tsx'
import { ManyRunsPanel } from './many/ManyRunsPanel.tsx'
import { PanelTabs, type Sheet } from './PanelTabs.tsx'
import { RecoveryChart } from './results/RecoveryChart.tsx'
import { ResultsPanel } from './results/ResultsPanel.tsx'
import { useRecoveryOptions } from './results/useRecoveryOptions.tsx'
import { type RunView, useRunView } from './runView.ts'
import { RunBar } from './scenario/RunBar.tsx'
import { ScenarioPanel } from './scenario/ScenarioPanel.tsx'
import { StatePatterns } from './signs/StatePatterns.tsx'
import { startRun } from './startRun.ts'
import { ThingNow } from './ThingNow.tsx'
import { FromStart } from './timeline/FromStart.tsx'
import { TimelinePanel } from './timeline/TimelinePanel.tsx'
import { Transport } from './timeline/Transport.tsx'
import { usePlayback } from './timeline/usePlayback.ts'
import { useTimelineOptions } from './timeline/useTimelineOptions.tsx'
import { useIsStale } from './useIsStale.ts'

/** The scenario and its settings, and afterwards every event. */
export function SimulateLeft(): ReactNode {
  const view = useRunView()
  const shown = useSheets(({ left }) => left)
  const sheets: Sheet<LeftSheet>[] = [
    { id: 'scenario', title: texts.scenario.tab, content: <ScenarioPanel /> },
  ]
  const taken = useExercise((exercise) => exercise.taken.length)
  sheets.push({
    id: 'decisions',
    title: decisionTexts.tab,
    ...(taken > 0 && { count: taken }),
    content: <DecisionsPanel view={view} />,
  })
  if (view !== null) {
    sheets.push({
      id: 'events',
      title: texts.events.tab,
      count: view.run.log.events.length,
      content: <EventList view={view} />,
    })
  }
  return (
    <div className="sim-panel sim-left">
      <PanelTabs
        label={texts.panels.left}
        sheets={sheets}
        shown={shown}
        onShow={(left) => showSheet({ left })}
      />
      <RunBar />
    </div>
  )
}

/** What came of it: results, gaps and causes. */
export function SimulateRight(): ReactNode {
  const view = useRunView()
  return (
    <div className="sim-panel">
      <StaleBanner />
      <Highlight />
      {view === null ? (
        <div className="sim-before">
          <EmptyState
            icon={<Activity size={18} />}
            title={texts.none.title}
            text={texts.none.hint}
          />
          <DrawnGaps />
        </div>
      ) : (
        <RightSheets view={view} />
      )}
    </div>
  )
}

function RightSheets({ view }: { readonly view: RunView }): ReactNode {
  const shown = useSheets(({ right }) => right)
  // Whoever picks an event asks why; whoever picks one inside the results reads on there.
  useEffect(
    () =>
      useExercise.subscribe(({ eventId }, before) => {
        if (eventId === null || eventId === before.eventId) return
        const isReading = document.activeElement?.closest('.sim-results') ?? null
        if (isReading === null) showSheet({ right: 'why' })
      }),
    [],
  )
  const gapCount = view.run.findings.filter((finding) => finding.state === 'gap').length
  const sheets: readonly Sheet<RightSheet>[] = [
    { id: 'results', title: texts.results.tab, content: <ResultsPanel view={view} /> },
    {
      id: 'gaps',
      title: texts.gaps.tab,
      count: gapCount,
      content: (
        <GapsPanel plan={view.run.input.plan} findings={view.run.findings} onWitnesses={light} />
      ),
    },
    { id: 'why', title: texts.why.tab, content: <WhyPanel view={view} /> },
  ]
  return (
    <>
      <ThingNow view={view} />
      <PanelTabs
        label={texts.panels.right}
        sheets={sheets}
        shown={shown}
        onShow={(right) => showSheet({ right })}
      />
    </>
  )
}

function StaleBanner(): ReactNode {
  const isStale = useIsStale()
  if (!isStale) return null
  return (
    <output className="sim-stale">
      {texts.run.stale}
      <Button size="small" onPress={startRun}>
        {texts.run.again}
      </Button>
    </output>
  )
}

/** The run over time, with the playhead that the canvas follows. */
export function SimulateBottom(): ReactNode {
  const view = useRunView()
  useEffect(makeRoom, [])
  return (
    <div className="sim-panel sim-bottom">
      <StatePatterns />
      {view === null ? (
        <p className="sim-quiet">{texts.none.timeline}</p>
      ) : (
        <BottomSheets view={view} />
      )}
    </div>
  )
}

function BottomSheets({ view }: { readonly view: RunView }): ReactNode {
  const shown = useSheets(({ bottom }) => bottom)
  const timeline = useTimelineOptions()
  const recovery = useRecoveryOptions()
  usePlayback(view.endMs, view.instants)
  useRunOnCanvas(view)
  const sheets: Sheet<BottomSheet>[] = [
    {
      id: 'timeline',
      title: texts.timeline.tab,
      content: <TimelinePanel view={view} axis={timeline.axis} order={timeline.order} />,
      controls: (
        <>
          <FromStart view={view} />
          {timeline.controls}
        </>
      ),
    },
    {
      id: 'recovery',
      title: texts.recovery.tab,
      content: <RecoveryChart view={view} {...recovery} />,
      controls: recovery.controls,
    },
  ]
  sheets.push({ id: 'compare', title: compareTexts.tab, content: <ComparePanel view={view} /> })
  sheets.push({ id: 'many', title: manyRunsTexts.tab, content: <ManyRunsPanel view={view} /> })
  const flows = useMemo(() => buildFlowLanes(view.run.model, view.run.log), [view.run])
  if (flows.length > 0) {
    sheets.push({
      id: 'flows',
      title: flowTexts.tab,
      content: <FlowPanel view={view} lanes={flows} axis={timeline.axis} />,
      controls: timeline.axisControl,
    })
  }
  if (view.run.fleets.length > 0) {
    sheets.push({ id: 'fleets', title: texts.fleets.tab, content: <FleetChart view={view} /> })
  }
  const isShown = sheets.some((sheet) => sheet.id === shown)
  return (
    <>
      <Transport view={view} />
      <PanelTabs
        label={texts.panels.bottom}
        sheets={sheets}
        shown={isShown ? shown : 'timeline'}
        onShow={(bottom) => showSheet({ bottom })}
      />
    </>
  )
}

/** Sizes of the panels that suit drawing, and those that suit a timeline and lists of sentences. */
const sizesBefore = { bottom: 240, left: 244 }
const sizesWanted = { bottom: 310, left: 284 }

/** Gives timeline and lists room, unless somebody has set their sizes, and shows all of the map again. */
function makeRoom(): () => void {
  const { sizes } = useView.getState()
  const room = (side: 'bottom' | 'left'): number =>
    sizes[side] === sizesBefore[side] ? sizesWanted[side] : sizes[side]
  changeView({ sizes: { ...sizes, bottom: room('bottom'), left: room('left') } })
  // The canvas must have its new size first.
  const timer = setTimeout(() => askCanvas({ do: 'fit' }), 60)
  return () => clearTimeout(timer)
}

/** Lets the canvas show the run for as long as this mode is on screen. */
function useRunOnCanvas(view: RunView): void {
  useEffect(() => {
    const { playhead, movePlayhead } = useExercise.getState()
    showRun(view.run.affected)
    movePlayhead(playhead.atMs)
    return () => {
      useExercise.getState().pause()
      hideRun()
    }
  }, [view])
}
