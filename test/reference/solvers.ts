/**
 * All reference cases, and who solves them.
 */
import type { Case } from './answers.ts'
import { availabilityCases } from './availabilityCases.ts'
import { chanceCases } from './chanceCases.ts'
import { dataCases } from './dataCases.ts'
import { fleetCases } from './fleetCases.ts'
import { inexpressibleCases, lawCases } from './otherCases.ts'
import { lineCases } from './lineCases.ts'
import { loadCases } from './loadCases.ts'
import { queueCases } from './queueCases.ts'
import { recoveryCases } from './recoveryCases.ts'
import { structureCases } from './structureCases.ts'

export const solvers: Readonly<Record<string, Case>> = {
  ...availabilityCases,
  ...chanceCases,
  ...dataCases,
  ...fleetCases,
  ...lineCases,
  ...loadCases,
  ...queueCases,
  ...recoveryCases,
  ...structureCases,
  ...inexpressibleCases,
  ...lawCases,
}
