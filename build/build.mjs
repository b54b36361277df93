// `npm run build`: the window, the main process, the preload script and the command line, into out/.

import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

/**
 * One program for Node or Electron as a single file, its dependencies included.
 *
 * @typedef {{ entry: string, folder: string, file: string, format: 'es' | 'cjs', target: string }} Program
 * @type {readonly Program[]}
 */
const programs = [
  { entry: 'electron/main.ts', folder: 'main', file: 'main.js', format: 'es', target: 'node22' },
  // A sandboxed preload script must be one CommonJS file that requires only `electron`.
  {
    entry: 'electron/preload.ts',
    folder: 'preload',
    file: 'preload.cjs',
    format: 'cjs',
    target: 'node22',
  },
  // The launcher's own server, which needs nothing of the simulation.
  { entry: 'cli/serve.ts', folder: 'serve', file: 'serve.mjs', format: 'es', target: 'node20' },
  // The command line also runs on the Node 20 that many build machines still have.
  { entry: 'cli/main.ts', folder: 'cli', file: 'blackstart.mjs', format: 'es', target: 'node20' },
  // Its worker thread, where it has one.
  { entry: 'cli/worker.ts', folder: 'cli', file: 'worker.mjs', format: 'es', target: 'node20' },
]

/** Builds beside out/ and swaps it in when all is done: a build that fails leaves what was there. */
export async function buildAll() {
  const out = path.join(root, 'out')
  const next = path.join(root, `out-next-${process.pid}`)
  try {
    await build({
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: path.join(next, 'renderer'), emptyOutDir: false },
    })
    await build({
      configFile: path.join(root, 'vite.room.config.ts'),
      logLevel: 'warn',
      build: { outDir: path.join(next, 'room'), emptyOutDir: false },
    })
    for (const program of programs) {
      if (existsSync(path.join(root, program.entry))) await buildProgram(program, next)
    }
    await rm(out, { recursive: true, force: true })
    await rename(next, out)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

/**
 * @param {Program} program
 * @param {string} out
 */
async function buildProgram({ entry, folder, file, format, target }, out) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, entry),
      outDir: path.join(out, folder),
      emptyOutDir: false,
      copyPublicDir: false,
      target,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
