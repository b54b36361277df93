import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningServer, serve } from '../../cli/serve.ts'
import { contentSecurityPolicy } from '../../cli/site.ts'

let folder = ''
let server: RunningServer

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-serve-'))
  await mkdir(path.join(folder, 'site'))
  await writeFile(path.join(folder, 'site', 'index.html'), '<title>Blackstart</title>')
  await writeFile(path.join(folder, 'site', 'app.js'), '1')
  await writeFile(path.join(folder, 'site', 'strange.exe'), '1')
  await writeFile(path.join(folder, 'secret.json'), '{}')
  server = await serve({ directory: path.join(folder, 'site') })
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

interface Asked {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Unlike fetch, sends the path and the Host header as they are. */
function ask(urlPath: string, { method = 'GET', host = '' } = {}): Promise<Asked> {
  const { port, host: ourHost } = new URL(server.address)
  const headers = { host: host === '' ? ourHost : host }
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: urlPath, method, headers }
    const asked = request(options, (response) => {
      let body = ''
      response.on('data', (text) => {
        body += text
      })
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

it('listens on loopback only', () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
})

it('serves the window with the rules that Electron gives it', async () => {
  const page = await ask('/?mode=draw')

  expect(page.status).toBe(200)
  expect(page.body).toContain('Blackstart')
  expect(page.headers['content-security-policy']).toBe(contentSecurityPolicy)
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect((await ask('/app.js')).headers['content-type']).toContain('text/javascript')
})

it.each([
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/..%5csecret.json',
  '/%00',
  '/%zz',
  '//secret.json',
  '/missing.js',
  '/strange.exe',
])('finds nothing at %s', async (urlPath) => {
  expect((await ask(urlPath)).status).toBe(404)
})

it('answers to its own name only, so that no other site can point at it', async () => {
  const { port } = new URL(server.address)

  expect((await ask('/', { host: `evil.example:${port}` })).status).toBe(421)
  expect((await ask('/', { host: '127.0.0.1:1' })).status).toBe(421)
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200)
})

it('takes nothing in', async () => {
  expect((await ask('/', { method: 'POST' })).status).toBe(405)
  expect((await ask('/', { method: 'HEAD' })).body).toBe('')
})

it('says when its port is taken', async () => {
  const port = Number(new URL(server.address).port)

  await expect(serve({ port, directory: folder })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
