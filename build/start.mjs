// `npm start`: the app in Electron where its binary can be had, else the same app in the browser.
// Says in one line which and why, within seconds, whatever the network does.

import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const electronFolder = path.join(root, 'node_modules', 'electron')

/** Long enough for a slow answer, short enough that nobody thinks it hangs. */
const silenceMsMax = 4_000
/** An Electron that ends this soon did not start: a missing library, a refused sandbox. */
const startMsMax = 5_000

const proxy = process.env['HTTPS_PROXY'] ?? process.env['https_proxy']

const sourceFolders = [
  'electron',
  'renderer',
  'simulation',
  'layout',
  'importers',
  'scenarios',
  'cli',
]

async function start() {
  if (isOutOfDate()) await build()
  const reason = process.argv.includes('--browser') ? 'As asked' : await runElectron()
  if (reason !== undefined) await runBrowser(reason)
}

async function build() {
  say('Building…')
  const { buildAll } = await import('./build.mjs')
  try {
    await buildAll()
  } catch (error) {
    if (!isBuilt()) throw error
    say('The sources do not build (see npm run build); starting what was built before.')
  }
}

/**
 * Runs the app in Electron until it ends.
 *
 * @returns {Promise<string | undefined>} why it could not, if it could not
 */
async function runElectron() {
  if (!hasDisplay()) return 'There is no display'
  const binary = findBinary() ?? (await fetchBinary())
  if (binary === undefined) return 'Electron could not be downloaded'
  const startedAtMs = Date.now()
  const code = await runToEnd(binary, [root])
  const isStarted = code === 0 || Date.now() - startedAtMs > startMsMax
  return isStarted ? undefined : `Electron did not start (${code})`
}

/** @param {string} reason */
async function runBrowser(reason) {
  /** @type {typeof import('../cli/serve.ts')} */
  const { serve, untilStopped } = await import(
    new URL('../out/serve/serve.mjs', import.meta.url).href
  )
  const stopped = untilStopped()
  const server = await serve({ directory: path.join(root, 'out', 'renderer') })
  say(`${reason}, so Blackstart runs in the browser: ${server.address}  (Ctrl+C stops it)`)
  if (hasDisplay()) openBrowser(server.address)
  await stopped
  await server.close()
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** @returns {string | undefined} */
function findBinary() {
  // Electron's installer writes this note last, so a broken download is not mistaken for a program.
  const note = path.join(electronFolder, 'path.txt')
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (chosen === undefined && !existsSync(note)) return undefined
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : usualName()
  const binary = path.join(chosen ?? path.join(electronFolder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

function usualName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** Fetches Electron once, unless the network is silent for too long. */
async function fetchBinary() {
  if (!(await canReachNames())) return undefined
  say('Fetching Electron once (about 110 MB)…')
  const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-electron-'))
  try {
    return (await install(folder)) === 0 ? findBinary() : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The download's own time limits are minutes; without names it cannot begin. */
async function canReachNames() {
  if (proxy !== undefined) return true
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  const host = URL.parse(mirror ?? '')?.hostname ?? 'github.com'
  const isFound = lookup(host).then(
    () => true,
    () => false,
  )
  return Promise.race([isFound, after(silenceMsMax, false)])
}

/**
 * Runs Electron's installer for as long as what it fetched or unpacked grows.
 *
 * @param {string} folder where it downloads to
 */
async function install(folder) {
  const child = spawn(process.execPath, ['install.js'], {
    cwd: electronFolder,
    stdio: 'ignore',
    env: {
      ...process.env,
      TMPDIR: folder,
      TEMP: folder,
      TMP: folder,
      ...(proxy !== undefined && { NODE_USE_ENV_PROXY: '1' }),
    },
  })
  const growing = [folder, path.join(electronFolder, 'dist')]
  let size = 0
  let grownAtMs = Date.now()
  const watch = setInterval(() => {
    const sizeNow = growing.reduce((sum, each) => sum + sizeOf(each), 0)
    if (sizeNow !== size) grownAtMs = Date.now()
    size = sizeNow
    if (Date.now() - grownAtMs > silenceMsMax) child.kill('SIGKILL')
  }, 250)
  const stop = () => child.kill()
  process.on('SIGINT', stop)
  const code = await ended(child)
  process.off('SIGINT', stop)
  clearInterval(watch)
  return code
}

/** @param {string} folder */
function sizeOf(folder) {
  try {
    return listFiles(folder).reduce((sum, file) => sum + statSync(file).size, 0)
  } catch {
    // A file went away between listing and looking.
    return -1
  }
}

/**
 * @param {string} binary
 * @param {readonly string[]} args
 */
async function runToEnd(binary, args) {
  const child = spawn(binary, args, { stdio: 'inherit' })
  const stop = () => child.kill()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const code = await ended(child)
  // Left in place they would keep the browser's server, which may follow, from stopping.
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  return code
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | string>}
 */
function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'ended'))
  })
}

/** @param {string} address */
function openBrowser(address) {
  const [command, ...args] = openCommand(address)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  // The address is printed; opening it is a convenience.
  child.once('error', () => {})
  child.unref()
}

/**
 * @param {string} address
 * @returns {[string, ...string[]]}
 */
function openCommand(address) {
  if (process.platform === 'darwin') return ['open', address]
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address]
  return ['xdg-open', address]
}

const built = {
  server: path.join(root, 'out', 'serve', 'serve.mjs'),
  window: path.join(root, 'out', 'renderer', 'index.html'),
}

function isBuilt() {
  return existsSync(built.server) && existsSync(built.window)
}

/** Whether a source file is newer than what was built. */
function isOutOfDate() {
  if (!isBuilt()) return true
  const builtAtMs = statSync(built.server).mtimeMs
  const files = sourceFolders.flatMap((folder) => listFiles(path.join(root, folder)))
  return files.some((file) => statSync(file).mtimeMs > builtAtMs)
}

/** @param {string} folder */
function listFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/**
 * @template T
 * @param {number} waitMs
 * @param {T} value
 * @returns {Promise<T>}
 */
function after(waitMs, value) {
  return new Promise((resolve) => setTimeout(resolve, waitMs, value).unref())
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}

await start()
