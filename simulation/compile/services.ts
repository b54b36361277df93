/**
 * Business services: targets, workarounds and the work that a missed hour leaves behind.
 */
import { durationToMs } from '../plan/duration.ts'
import type { BusinessService } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, notesAbout } from './context.ts'
import { defaultTimes } from './defaults.ts'
import { drawOr } from './draws.ts'
import { offsetToMinutes } from './instants.ts'
import { compilePeaks } from './peaks.ts'
import type { CompiledService, CompiledWorkaround } from './model.ts'
import { compileUsers } from './users.ts'

/** A fixed length of time, or -1 where the plan has none. Units: milliseconds. */
function fixedMs(written: string | undefined): number {
  return written === undefined || written === 'unknown' ? -1 : (durationToMs(written) ?? -1)
}

export function compileService(
  context: CompileContext,
  id: string,
  service: BusinessService,
): CompiledService {
  return {
    tier: service.tier ?? 4,
    rtoMs: fixedMs(service.rto),
    rpoMs: fixedMs(service.rpo),
    mtdMs: fixedMs(service.mtd),
    wrtMs: fixedMs(service.wrt),
    minimumLevel: service.minimumLevel ?? 1,
    demandPerHour: service.demandPerHour ?? 0,
    calendar: {
      perSecond: 1,
      utcOffsetMinutes: offsetToMinutes(service.utcOffset ?? '+00:00'),
      peaks: compilePeaks(service.peaks ?? []),
      policy: -1,
    },
    deferrable: service.deferrable ?? 1,
    catchUp: service.catchUp ?? 1,
    reenterLost: service.reenterLost ?? 0,
    workarounds: compileWorkarounds(context, id, service),
    users: compileUsers(context, id, service),
  }
}

function compileWorkarounds(
  context: CompileContext,
  id: string,
  service: BusinessService,
): readonly CompiledWorkaround[] {
  return sortedIds(service.workarounds).map((key) => {
    const workaround = service.workarounds?.[key] ?? {}
    const path = ['businessServices', id, 'workarounds', key]
    const note = notesAbout(context, path, workaround.name ?? key)
    return {
      id: `${id}/${key}`,
      activation: drawOr(
        workaround.activation,
        defaultTimes.workaroundActivation,
        note('activation'),
      ),
      share: workaround.share ?? 0,
      enduranceMs: fixedMs(workaround.endurance),
      reentry: workaround.reentry ?? 0,
    }
  })
}
