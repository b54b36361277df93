import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatClock, formatElapsed } from '../../../simulation/index.ts'
import { type Loop, type Playhead, useExercise } from '../../stores/exerciseStore.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import type { RunView } from '../runView.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { loopFrom, loopTo } from './loop.ts'
import { instantAfter, instantBefore, speeds } from './playback.ts'
import { playOrPause } from './useTimelineKeys.ts'
import { formatMoment, inUtc } from '../../texts/format.ts'

const words = texts.timeline

/** Buttons that move the playhead, and the clock. */
export function Transport({ view }: { readonly view: RunView }): ReactNode {
  return (
    <div className="sim-transport" role="toolbar" aria-label={words.region}>
      <Steps view={view} />
      <Clock view={view} />
      <SpeedMenu endMs={view.endMs} />
      <Jumps view={view} />
    </div>
  )
}

function Steps({ view }: { readonly view: RunView }): ReactNode {
  const isPlaying = useExercise((exercise) => exercise.playhead.isPlaying)
  const { endMs, instants } = view
  const step = (next: (atMs: number) => number | undefined): void => {
    const { playhead, pause, movePlayhead } = useExercise.getState()
    pause()
    movePlayhead(next(playhead.atMs) ?? playhead.atMs)
  }
  return (
    <div className="sim-steps">
      <IconButton label={words.toStart} keys="Home" onPress={() => step(() => 0)}>
        <SkipBack size={15} />
      </IconButton>
      <IconButton
        label={words.eventBefore}
        keys="ArrowLeft"
        onPress={() => step((atMs) => instantBefore(instants, atMs))}
      >
        <StepBack size={15} />
      </IconButton>
      <span className="sim-play">
        <IconButton
          label={isPlaying ? words.pause : words.play}
          keys="Space"
          onPress={() => playOrPause(endMs)}
        >
          {isPlaying ? <Pause size={16} /> : <Play size={16} />}
        </IconButton>
      </span>
      <IconButton
        label={words.eventAfter}
        keys="ArrowRight"
        onPress={() => step((atMs) => instantAfter(instants, atMs))}
      >
        <StepForward size={15} />
      </IconButton>
      <IconButton label={words.toEnd} keys="End" onPress={() => step(() => endMs)}>
        <SkipForward size={15} />
      </IconButton>
    </div>
  )
}

function Clock({ view }: { readonly view: RunView }): ReactNode {
  // Whole seconds: between them nothing that is written changes.
  const atMs = useExercise((exercise) => Math.floor(exercise.playhead.atMs / 1_000) * 1_000)
  return (
    <div className="sim-clock">
      <span className="sim-clock-elapsed number">{formatMoment(atMs)}</span>
      <span className="sim-clock-wall number">
        {inUtc(formatClock(view.run.model.startMs, atMs, 0))}
      </span>
    </div>
  )
}

function SpeedMenu({ endMs }: { readonly endMs: number }): ReactNode {
  const speed = useExercise((exercise) => exercise.playhead.speed)
  const skipsQuiet = useExercise((exercise) => exercise.playhead.skipsQuiet)
  // The menu tells whether there is a loop, so it must hear of one.
  useExercise((exercise) => exercise.playhead.loop)
  const setSpeed = useExercise((exercise) => exercise.setSpeed)
  const setSkipsQuiet = useExercise((exercise) => exercise.setSkipsQuiet)
  const entries: readonly MenuEntry[] = [
    ...speeds.map((one) => ({
      id: String(one),
      text: words.speeds[String(one)] ?? '',
      isChosen: one === speed,
      run: () => setSpeed(one),
    })),
    { separator: 'quiet' },
    {
      id: 'quiet',
      text: words.skipQuiet,
      isChosen: skipsQuiet,
      run: () => setSkipsQuiet(!skipsQuiet),
    },
    { separator: 'loop' },
    ...loopEntries(endMs, useExercise.getState().playhead.loop !== null),
  ]
  return (
    <Menu
      label={words.speed}
      entries={entries}
      trigger={
        <Button size="small" aria-label={`${words.speed}: ${words.speeds[String(speed)]}`}>
          {words.speeds[String(speed)]}
        </Button>
      }
    />
  )
}

function loopEntries(endMs: number, isLooping: boolean): readonly MenuEntry[] {
  const change = (next: (playhead: Playhead) => Loop | null) => () => {
    const { playhead, setLoop } = useExercise.getState()
    setLoop(next(playhead))
  }
  return [
    {
      id: 'loop-from',
      text: words.loopFrom,
      keys: '[',
      run: change(({ loop, atMs }) => loopFrom(loop, atMs, endMs)),
    },
    {
      id: 'loop-to',
      text: words.loopTo,
      keys: ']',
      run: change(({ loop, atMs }) => loopTo(loop, atMs)),
    },
    {
      id: 'loop-off',
      text: words.loopOff,
      keys: '\\',
      isDisabled: !isLooping,
      run: change(() => null),
    },
  ]
}

/** Moments people look for first: buttons where there is room, else a menu. */
function Jumps({ view }: { readonly view: RunView }): ReactNode {
  const { firstImpactMs, peakMs, breachMs, recoveredMs } = view.moments
  const jumps: readonly (readonly [string, number | null])[] = [
    [words.firstImpact, firstImpactMs],
    [words.peak, peakMs],
    [words.breach, breachMs],
    [words.recovered, recoveredMs],
  ]
  return (
    <>
      <fieldset className="sim-jumps">
        <legend className="visually-hidden">{words.jump}</legend>
        {jumps.map(([name, atMs]) => (
          <Button
            key={name}
            size="small"
            look="quiet"
            isDisabled={atMs === null}
            onPress={() => jumpTo(atMs)}
          >
            {name}
          </Button>
        ))}
      </fieldset>
      <div className="sim-jump-menu">
        <Menu
          label={words.jump}
          entries={jumps.map(([name, atMs]) => ({
            id: name,
            text: name,
            ...(atMs !== null && { note: `T+${formatElapsed(atMs)}` }),
            isDisabled: atMs === null,
            run: () => jumpTo(atMs),
          }))}
          trigger={<Button size="small">{words.jump}</Button>}
        />
      </div>
    </>
  )
}

function jumpTo(atMs: number | null): void {
  if (atMs === null) return
  const { pause, movePlayhead } = useExercise.getState()
  pause()
  movePlayhead(atMs)
}
