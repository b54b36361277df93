// `node build/checkArchive.ts [folder]`: looks into every app.asar that was packed into a folder (dist/).

import { globSync } from 'node:fs'
import path from 'node:path'
import { findArchiveFaults, readArchive } from './archive.ts'
import { root } from './run.ts'

const folder = path.resolve(root, process.argv[2] ?? 'dist')
const archives = globSync('**/app.asar', { cwd: folder })
for (const archive of archives) {
  const names = readArchive(path.join(folder, archive)).map(({ name }) => name)
  const faults = findArchiveFaults(names)
  process.stdout.write(`${archive}: ${names.length} files\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
if (archives.length === 0) {
  process.stdout.write(`There is no app.asar below ${folder}.\n`)
  process.exitCode = 1
}
