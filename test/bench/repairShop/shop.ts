/** How large a repair shop is, and how long it is looked at. */
export type RepairShop = {
  readonly machines: number
  readonly crews: number
  /** Mean time to failure, mean time to repair and length of the run, in one unit. */
  readonly failAfter: number
  readonly repairTakes: number
  readonly horizon: number
}
