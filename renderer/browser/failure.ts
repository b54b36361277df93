import type { Failure, FailureCode } from '../../electron/bridge.ts'

export function failure(code: FailureCode, message: string): Failure {
  return { ok: false, code, message }
}

export const cancelled = failure('cancelled', 'Nothing was chosen.')

/** The named failure for what a browser threw. */
export function toFailure(error: unknown): Failure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'AbortError') return cancelled
  if (name === 'NotFoundError') return failure('not-found', 'The file is no longer there.')
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return failure('not-allowed', 'The browser does not allow access to this file.')
  }
  if (name === 'QuotaExceededError') return failure('disk-full', 'There is no space left.')
  return failure('failed', error instanceof Error ? error.message : 'It did not work.')
}
