import type { ComponentType } from 'react'

type Loaded = Promise<{ readonly default: ComponentType }>
type Module = Readonly<Record<string, ComponentType>>

// Found while building, so that a window without a mode still builds.
const modules = import.meta.glob<Module>([
  '../simulate/SimulateMode.tsx',
  '../report/ReportMode.tsx',
])

async function load(path: string, name: string): Loaded {
  const module = await modules[path]?.()
  return { default: module?.[name] ?? (() => null) }
}

const simulate = '../simulate/SimulateMode.tsx'
const report = '../report/ReportMode.tsx'

/** The parts of the window that are fetched when somebody first goes there. */
export const laterModes = {
  simulateLeft: () => load(simulate, 'SimulateLeft'),
  simulateRight: () => load(simulate, 'SimulateRight'),
  simulateBottom: () => load(simulate, 'SimulateBottom'),
  report: () => load(report, 'ReportMode'),
} as const
