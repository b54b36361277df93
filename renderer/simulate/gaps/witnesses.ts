import type { Finding, Plan } from '../../../simulation/index.ts'

/** Things on the canvas that prove a finding; those not drawn stand in for what they touch. */
export function witnessesOnCanvas(plan: Plan, finding: Finding): ReadonlySet<string> {
  const things = new Set<string>()
  for (const id of [finding.about, ...finding.witness]) {
    for (const thing of drawnFor(plan, id)) things.add(thing)
  }
  return things
}

function drawnFor(plan: Plan, id: string): readonly string[] {
  if (isDrawn(plan, id)) return [id]
  const dependency = plan.dependencies?.[id]
  if (dependency !== undefined) return given([dependency.from, dependency.to, id])
  const backup = plan.backups?.[id]
  if (backup !== undefined) return given([backup.of])
  const inRunbook = mendedBy(plan, id)
  return inRunbook.length > 0 ? inRunbook : componentsOf(plan, id)
}

function isDrawn(plan: Plan, id: string): boolean {
  const maps = [plan.components, plan.groups, plan.businessServices]
  return maps.some((map) => map !== undefined && Object.hasOwn(map, id))
}

/** What a runbook, or one task of it (`runbook/task`), brings back. */
function mendedBy(plan: Plan, id: string): readonly string[] {
  const [whole = id, part = ''] = id.split('/')
  const runbook = plan.runbooks?.[whole]
  const task = runbook?.tasks?.[part]
  if (task === undefined) return runbook?.recovers ?? []
  return [...(task.repairs ?? []), ...(task.starts ?? [])]
}

/** Components of a site, vendor, team, product or fate domain. */
function componentsOf(plan: Plan, id: string): readonly string[] {
  return Object.entries(plan.components ?? {})
    .filter(
      ([, component]) =>
        component.site === id ||
        component.vendor === id ||
        component.team === id ||
        component.products?.includes(id) === true ||
        component.fateDomains?.includes(id) === true,
    )
    .map(([component]) => component)
}

function given(ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined)
}
