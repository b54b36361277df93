// Reads an app.asar: what an installed program consists of. Four numbers, a table of contents as JSON, then the
// files one behind the other.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface ArchivedFile {
  /** Such as `out/main/main.js`. */
  readonly name: string
  readonly bytes: Buffer
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly size?: number
  readonly offset?: string
}

/** Length of the four numbers before the table of contents, in bytes. */
const prefixBytes = 16

/** Everything in an archive, in the order of its table of contents. */
export function readArchive(file: string): readonly ArchivedFile[] {
  const whole = readFileSync(file)
  const firstByte = 8 + whole.readUInt32LE(4)
  const header = whole.subarray(prefixBytes, prefixBytes + whole.readUInt32LE(12)).toString('utf8')
  const collect = (entry: Entry, name: string): ArchivedFile[] => {
    if (entry.files !== undefined) {
      return Object.entries(entry.files).flatMap(([part, each]) =>
        collect(each, name === '' ? part : `${name}/${part}`),
      )
    }
    const start = firstByte + Number(entry.offset ?? 0)
    return [{ name, bytes: whole.subarray(start, start + (entry.size ?? 0)) }]
  }
  return collect(JSON.parse(header) as Entry, '')
}

/** Writes everything in an archive into a folder. */
export function extractArchive(file: string, folder: string): void {
  for (const { name, bytes } of readArchive(file)) {
    const target = path.join(folder, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
}

/** An archive without any files. */
export function emptyArchive(): Buffer {
  const json = Buffer.from('{"files":{}}')
  const bytes = Buffer.alloc(prefixBytes + json.length)
  for (const [place, number] of [4, json.length + 8, json.length + 4, json.length].entries()) {
    bytes.writeUInt32LE(number, place * 4)
  }
  json.copy(bytes, prefixBytes)
  return bytes
}

/** What an installed program needs; each must be there. */
const needed = [
  'package.json',
  'LICENSE',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/licences.json',
  'out/room/participant.html',
]

/** What may be in an archive, and nothing else: no sources, tests, maps or packages of others. */
const allowed =
  /^(package\.json|LICENSE|out\/(main|preload|renderer|room|cli)\/.+\.(js|mjs|cjs|css|html|json|svg|woff2?)|scenarios\/.+\.(blackstart|yaml|json))$/

/** What is wrong with the contents of an archive, in words; nothing if all is as it should be. */
export function findArchiveFaults(names: readonly string[]): readonly string[] {
  return [
    ...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...names.filter((name) => !allowed.test(name)).map((name) => `${name} should not be there`),
  ]
}
