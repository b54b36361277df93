// The licences of all works of others that a built program holds, for its About dialog.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { root } from './run.ts'

interface Licence {
  readonly name: string
  readonly version: string
  readonly identifier: string
  readonly text: string
}

/** The bundler lists what the page holds; workers and the command line hold more of what we depend on. */
export function listAllLicences(fileName: string): Plugin {
  return {
    name: 'list-all-licences',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const file = path.join(dir, fileName)
      if (!existsSync(file)) return
      const bundled = JSON.parse(await readFile(file, 'utf8')) as readonly Bundled[]
      await writeFile(file, `${JSON.stringify(complete(bundled, readDependencies()), null, 1)}\n`)
    },
  }
}

/** What the bundler found; it has no text where there is no file of the licence. */
type Bundled = Omit<Licence, 'text'> & { readonly text?: string }

/** What was bundled, the text of each filled in, and what we depend on besides. */
export function complete(bundled: readonly Bundled[], ours: readonly Licence[]): Licence[] {
  const texts = new Map(ours.map(({ name, text }) => [name, text]))
  const filled = bundled.map((licence) => ({
    ...licence,
    text: licence.text ?? texts.get(licence.name) ?? '',
  }))
  const names = new Set(bundled.map(({ name }) => name))
  return [...filled, ...ours.filter(({ name }) => !names.has(name))]
}

/** Everything that package.json calls a dependency of the program. */
export function readDependencies(): Licence[] {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>(root)
  return Object.keys(dependencies).map((name) => {
    const folder = path.join(root, 'node_modules', name)
    const { version, license } = readJson<{ version: string; license: string }>(folder)
    return { name, version, identifier: license, text: readText(folder) }
  })
}

function readJson<T>(folder: string): T {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as T
}

/** The file of the licence, or what the readme says under that heading. */
function readText(folder: string): string {
  const names = readdirSync(folder)
  const own = names.find((name) => /^licen[cs]e/i.test(name))
  if (own !== undefined) return readFileSync(path.join(folder, own), 'utf8').trim()
  const readme = names.find((name) => /^readme/i.test(name))
  if (readme === undefined) return ''
  const [, text = ''] = readFileSync(path.join(folder, readme), 'utf8').split(
    /^#* *LICENSE.*\n-*/im,
  )
  return text.trim()
}
