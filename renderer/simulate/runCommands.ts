import { useExercise } from '../stores/exerciseStore.ts'
import { useManyRuns } from '../stores/manyRunsStore.ts'
import { showSheet } from '../stores/sheetStore.ts'
import { keepThisRun } from './compare/keepThisRun.ts'
import { type RunView, viewOf } from './runView.ts'
import { loopFrom, loopTo } from './timeline/loop.ts'
import type { Moments } from './timeline/moments.ts'
import { instantAfter, instantBefore } from './timeline/playback.ts'
import { playOrPause } from './timeline/useTimelineKeys.ts'

/** How many runs are made by a key; the panel offers more and fewer. */
const manyByKey = 500

function withRun(act: (view: RunView) => void): () => void {
  return () => {
    const { finished } = useExercise.getState()
    if (finished !== null) act(viewOf(finished))
  }
}

function goTo(atMs: number | null | undefined): void {
  if (atMs === null || atMs === undefined) return
  const { pause, movePlayhead } = useExercise.getState()
  pause()
  movePlayhead(atMs)
}

function jump(moment: keyof Moments): () => void {
  return withRun(({ moments }) => goTo(moments[moment]))
}

const atNow = (): number => useExercise.getState().playhead.atMs

/** What keys, menus and the command palette can do with a run; nothing while there is none. */
export const runCommands = {
  'play-pause': withRun(({ endMs }) => playOrPause(endMs)),
  'event-after': withRun(({ instants }) => goTo(instantAfter(instants, atNow()))),
  'event-before': withRun(({ instants }) => goTo(instantBefore(instants, atNow()))),
  'go-first-impact': jump('firstImpactMs'),
  'go-peak': jump('peakMs'),
  'go-breach': jump('breachMs'),
  'go-recovered': jump('recoveredMs'),
  'loop-from': withRun(({ endMs }) => {
    const { playhead, setLoop } = useExercise.getState()
    setLoop(loopFrom(playhead.loop, playhead.atMs, endMs))
  }),
  'loop-to': withRun(() => {
    const { playhead, setLoop } = useExercise.getState()
    setLoop(loopTo(playhead.loop, playhead.atMs))
  }),
  'loop-off': () => useExercise.getState().setLoop(null),
  'cancel-run': () => {
    const { run, cancel } = useExercise.getState()
    if (run.kind === 'running') cancel()
    useManyRuns.getState().cancel()
  },
  'keep-run': withRun(({ run }) => {
    keepThisRun(run)
    showSheet({ bottom: 'compare' })
  }),
  'swap-runs': () => {
    const { kept, shown, show } = useExercise.getState()
    if (kept !== null) show(shown === 'this' ? 'kept' : 'this')
  },
  'many-runs': withRun(({ run }) => {
    showSheet({ bottom: 'many' })
    void useManyRuns.getState().start(run, manyByKey)
  }),
  'show-events': () => showSheet({ left: 'events' }),
  'show-decisions': () => showSheet({ left: 'decisions' }),
  'show-why': () => showSheet({ right: 'why' }),
  'show-timeline': () => showSheet({ bottom: 'timeline' }),
  'show-recovery': () => showSheet({ bottom: 'recovery' }),
  'show-flows': () => showSheet({ bottom: 'flows' }),
} as const

export type RunCommandId = keyof typeof runCommands
