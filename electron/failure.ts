import type { Failure, FailureCode } from './bridge.ts'

export function failure(code: FailureCode, message: string): Failure {
  return { ok: false, code, message }
}

export const cancelled = failure('cancelled', 'Nothing was chosen.')

const systemErrors: Readonly<Record<string, Failure>> = {
  ENOENT: failure('not-found', 'The file or its folder is no longer there.'),
  EISDIR: failure('not-found', 'This is a folder, not a file.'),
  EACCES: failure('not-allowed', 'You are not allowed to use this file.'),
  EPERM: failure('not-allowed', 'You are not allowed to use this file.'),
  EROFS: failure('not-allowed', 'This place can only be read.'),
  ENOSPC: failure('disk-full', 'There is no space left on this disk.'),
  EFBIG: failure('disk-full', 'The file is larger than may be written here.'),
  EDQUOT: failure('disk-full', 'Your share of this disk is used up.'),
}

/** The named failure for what the system threw. Its own message is dropped: it contains the path. */
export function toFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return systemErrors[code] ?? failure('failed', `It did not work (${code || 'no reason given'}).`)
}
