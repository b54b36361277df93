import { type ReactNode, Suspense } from 'react'
import { Canvas } from '../canvas/Canvas.tsx'
import { DiskBar } from '../files/DiskBar.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { changeView, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { Splitter } from '../ui/Splitter.tsx'
import { DrawBottom } from './DrawBottom.tsx'
import { DrawLeft } from './DrawLeft.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { StatusBar } from './StatusBar.tsx'
import { ThingMenu } from './ThingMenu.tsx'
import { ReportMode, SimulateBottom, SimulateLeft, SimulateRight } from './laterModes.ts'

const { panels } = appTexts

/** A plan, in whatever mode: panels around the map, or the report alone. */
export function Workspace() {
  const mode = useView((view) => view.mode)
  return (
    <div className="workspace">
      <Header />
      <DiskBar />
      {mode === 'report' ? (
        <main className="report-slot" data-region>
          <Part>
            <ReportMode />
          </Part>
        </main>
      ) : (
        <MapWithPanels isDrawing={mode === 'draw'} />
      )}
      <StatusBar />
      <ThingMenu />
    </div>
  )
}

/** The map stays the same when the mode changes; the panels around it do not. */
function MapWithPanels({ isDrawing }: { readonly isDrawing: boolean }) {
  const { left, right, bottom } = useView((view) => view.sizes)
  const isProblemsOpen = useView((view) => view.isProblemsOpen)
  const resize = (change: Partial<{ left: number; right: number; bottom: number }>) =>
    changeView({ sizes: { left, right, bottom, ...change } })
  return (
    <div className="body">
      <aside className="side side-left" aria-label={panels.left} data-region>
        <div className="panel" style={{ width: left }}>
          <Part>{isDrawing ? <DrawLeft /> : <SimulateLeft />}</Part>
        </div>
        <Splitter
          label={panels.resizeLeft}
          panel="left"
          value={left}
          min={200}
          max={480}
          onChange={(value) => resize({ left: value })}
        />
      </aside>
      <div className="middle">
        <main className="map-slot" aria-label={panels.canvas} data-region data-things>
          <Part>
            <Canvas />
          </Part>
        </main>
        {(!isDrawing || isProblemsOpen) && (
          <section className="side side-bottom" aria-label={panels.bottom} data-region>
            <div className="panel" style={{ height: bottom }}>
              <Part>{isDrawing ? <DrawBottom /> : <SimulateBottom />}</Part>
            </div>
            <Splitter
              label={panels.resizeBottom}
              panel="bottom"
              value={bottom}
              min={96}
              max={560}
              onChange={(value) => resize({ bottom: value })}
            />
          </section>
        )}
      </div>
      <aside className="side side-right" aria-label={panels.right} data-region>
        <div className="panel" style={{ width: right }}>
          <Part>{isDrawing ? <Inspector /> : <SimulateRight />}</Part>
        </div>
        <Splitter
          label={panels.resizeRight}
          panel="right"
          value={right}
          min={260}
          max={560}
          onChange={(value) => resize({ right: value })}
        />
      </aside>
    </div>
  )
}

function Part({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary>
      <Suspense fallback={<output className="loading">{appTexts.loading}</output>}>
        {children}
      </Suspense>
    </ErrorBoundary>
  )
}
