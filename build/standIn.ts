// Packs the program as electron-builder does for an unpacked folder, around a stand-in where Electron’s binary
// cannot be had: what goes into the archive, and how the fuses are set, is the same.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { emptyArchive } from './archive.ts'
import { root, runTool } from './run.ts'

/** By this text the tool that sets the fuses finds them in a binary. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses of Electron’s wire, first to last, as its documentation lists them. */
export const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

export type Fuse = (typeof fuses)[number]

/** Packs into a folder; fails with what electron-builder said. */
export async function packWithStandIn(folder: string): Promise<void> {
  const electron = path.join(folder, 'electron')
  makeStandIn(electron)
  const ran = await runTool('electron-builder/cli.js', [
    '--linux',
    'dir',
    '--x64',
    '--config',
    path.join(root, 'build/electron-builder.yml'),
    `-c.electronDist=${electron}`,
    `-c.directories.output=${path.join(folder, 'dist')}`,
  ])
  if (ran.code !== 0) throw new Error(ran.output)
}

/** How the fuses of a binary are set. */
export function readFuses(binary: Buffer): Readonly<Record<Fuse, boolean>> {
  const start = binary.indexOf(fuseMark)
  if (start < 0) throw new Error('There are no fuses in this file.')
  // The mark is followed by the version of the wire and its length.
  const wire = binary.subarray(start + fuseMark.length + 2)
  const entries = fuses.map((fuse, place) => [fuse, wire[place] === '1'.charCodeAt(0)] as const)
  return Object.fromEntries(entries) as Record<Fuse, boolean>
}

function makeStandIn(folder: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  mkdirSync(path.join(folder, 'locales'))
  const binary = path.join(folder, 'electron')
  const wire = Buffer.from([1, fuses.length, ...fuses.map(() => '1'.charCodeAt(0))])
  writeFileSync(binary, Buffer.concat([Buffer.from(`#!/bin/sh\nexit 0\n# ${fuseMark}`), wire]))
  chmodSync(binary, 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) {
    writeFileSync(path.join(folder, name), '')
  }
  writeFileSync(path.join(folder, 'resources/default_app.asar'), emptyArchive())
}
