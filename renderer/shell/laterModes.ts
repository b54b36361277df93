import { lazy } from 'react'

/** The parts of the window that are fetched when somebody first goes there. */
const simulate = () => import('../simulate/SimulateMode.tsx')

export const SimulateLeft = lazy(async () => ({ default: (await simulate()).SimulateLeft }))
export const SimulateRight = lazy(async () => ({ default: (await simulate()).SimulateRight }))
export const SimulateBottom = lazy(async () => ({ default: (await simulate()).SimulateBottom }))

export const ReportMode = lazy(async () => ({
  default: (await import('../report/ReportMode.tsx')).ReportMode,
}))
