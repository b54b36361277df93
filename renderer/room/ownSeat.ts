/** What belongs to this seat alone. */
export interface OwnSeat {
  readonly seat: string
  readonly name: string
  readonly role: string
  readonly nonce: number
  readonly vote: {
    readonly option: string
    readonly confidence: number
    readonly rationale: string
  } | null
  readonly decides: boolean
}
