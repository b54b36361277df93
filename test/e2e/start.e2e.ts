import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../../build/run.ts'

// `npm start` on machines without Electron, a display, or the libraries that it needs.

const timeMsMax = 10_000

let folder = ''
let child: ChildProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-start-'))
})

afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts the app and gives the line with the address. */
function start(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _waylandDisplay, ...rest } = process.env
  const started = spawn(process.execPath, [path.join(root, 'build/start.mjs'), ...args], {
    env: { ...rest, PATH: folder, ...environment },
  })
  child = started
  return new Promise((resolve, reject) => {
    let said = ''
    started.stdout.on('data', (text) => {
      said += text
      const line = said.split('\n').find((each) => each.includes('http://'))
      if (line !== undefined) resolve(line)
    })
    started.once('close', () => reject(new Error(`It ended and said: ${said}`)))
  })
}

async function useElectron(script: string): Promise<NodeJS.ProcessEnv> {
  const file = path.join(folder, 'electron')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return { DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: folder }
}

function stop(): Promise<number | null> {
  return new Promise((resolve) => {
    child?.once('close', (code) => resolve(code))
    child?.kill('SIGINT')
  })
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it(
    'serves the app where there is no display, and stops at Ctrl+C',
    async () => {
      const line = await start([], {})
      const address = /http:\S+/.exec(line)?.[0] ?? ''
      const page = await fetch(address)

      expect(line).toContain('There is no display')
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<title>Blackstart</title>')
      expect(await stop()).toBe(0)
    },
    timeMsMax,
  )

  it(
    'serves the app when that is asked for',
    async () => {
      const environment = await useElectron('exit 0')

      expect(await start(['--browser'], environment)).toContain('As asked')
    },
    timeMsMax,
  )

  it(
    'serves the app when Electron does not start',
    async () => {
      const environment = await useElectron('exit 127')

      expect(await start([], environment)).toContain('Electron did not start (127)')
      expect(await stop()).toBe(0)
    },
    timeMsMax,
  )

  it(
    'serves the app when the download of Electron goes nowhere',
    async () => {
      // An address that never answers, as behind a firewall that drops packets.
      const environment = {
        DISPLAY: ':99',
        ELECTRON_OVERRIDE_DIST_PATH: folder,
        ELECTRON_MIRROR: 'http://10.255.255.1/',
      }

      expect(await start([], environment)).toContain('could not be downloaded')
    },
    timeMsMax,
  )
})
