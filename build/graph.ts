// `npm run graph`: which folder imports which, as a Mermaid diagram to paste into docs or a pull request.

import path from 'node:path'
import { readSource } from './readSource.ts'
import { readTree } from './readTree.ts'

const folders = /^(simulation|layout|importers|cli|electron|renderer)\//

function folderOf(file: string): string {
  const parts = path.posix.dirname(file).split('/')
  return parts.slice(0, /^(simulation|renderer)$/.test(parts[0] ?? '') ? 2 : 1).join('/')
}

function listArrows(): string[] {
  const arrows = new Set<string>()
  for (const file of readTree()) {
    if (!folders.test(file.path) || !/\.tsx?$/.test(file.path)) continue
    for (const { from } of readSource(file).imports) {
      if (!from.startsWith('.')) continue
      const target = folderOf(path.posix.join(path.posix.dirname(file.path), from))
      if (target !== folderOf(file.path)) arrows.add(`  ${folderOf(file.path)} --> ${target}`)
    }
  }
  return [...arrows].toSorted()
}

process.stdout.write(`graph LR\n${listArrows().join('\n')}\n`)
