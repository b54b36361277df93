import { randomUUID } from 'node:crypto'
import type { FileToken } from './bridge.ts'

export interface KnownFile {
  readonly path: string
  /** Of what we last read or wrote; absent for a file that was only listed. */
  readonly digest?: string
}

/**
 * Which file a token stands for. Tokens cannot be guessed and last as long as the program runs, so the page
 * reaches the files that the user chose and no others.
 */
export class FileTokens {
  readonly #files = new Map<FileToken, KnownFile>()

  /** The file's token: the same one each time. */
  tokenFor(path: string): FileToken {
    for (const [token, file] of this.#files) if (file.path === path) return token
    const token = randomUUID() as FileToken
    this.#files.set(token, { path })
    return token
  }

  remember(path: string, digest: string): FileToken {
    const token = this.tokenFor(path)
    this.#files.set(token, { path, digest })
    return token
  }

  find(token: FileToken): KnownFile | undefined {
    return this.#files.get(token)
  }
}
