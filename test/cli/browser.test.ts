import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findChromium } from '../../cli/browser.ts'
import { printPdf } from '../../cli/pdf.ts'

let folder = ''
let browser = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-browser-'))
  browser = path.join(folder, 'chromium')
  await writeFile(browser, '#!/bin/sh\nexit 7\n')
  await chmod(browser, 0o755)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

it('finds a browser on the path', () => {
  expect(findChromium({ PATH: `/nowhere:${folder}` }, 'linux')).toBe(browser)
})

it('prefers the one that was named, and takes no other in its stead', () => {
  expect(findChromium({ BLACKSTART_CHROMIUM: browser, PATH: '' }, 'linux')).toBe(browser)
  expect(findChromium({ BLACKSTART_CHROMIUM: '/nowhere', PATH: folder }, 'linux')).toBeUndefined()
})

it('finds none where there is none', () => {
  expect(findChromium({}, 'linux')).toBeUndefined()
  expect(findChromium({}, 'win32')).toBeUndefined()
})

it('says how to get a PDF when there is no browser', async () => {
  vi.stubEnv('BLACKSTART_CHROMIUM', '/nowhere')

  const answer = await printPdf({ html: '', outFile: path.join(folder, 'a.pdf') })

  expect(answer).toMatchObject({ ok: false, code: 'no-browser' })
  expect(answer.ok || answer.hint).toContain('BLACKSTART_CHROMIUM')
})

it('says so when the browser prints nothing', async () => {
  vi.stubEnv('BLACKSTART_CHROMIUM', browser)

  const answer = await printPdf({ html: '', outFile: path.join(folder, 'a.pdf') })

  expect(answer).toMatchObject({ ok: false, code: 'print-failed' })
  expect(answer.ok || answer.message).toContain('7')
})
