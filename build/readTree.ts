import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SourceFile } from './readSource.ts'

const root = path.resolve(import.meta.dirname, '..')
const skipped = new Set(['.git', 'node_modules', 'out', 'dist', 'test-out', 'coverage'])
const readable = /\.(ts|tsx|mjs|css|html|json|md|yml|yaml|blackstart)$|^\.npmrc$/

/** Every text file of the repository that our rules may have an opinion about. */
export function readTree(): SourceFile[] {
  return listFiles('').map((file) => ({
    path: file,
    text: readFileSync(path.join(root, file), 'utf8'),
  }))
}

function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.startsWith('out-next-')) return []
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(file)
    return entry.isFile() && readable.test(entry.name) ? [file] : []
  })
}
