import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerFromSite } from './site.ts'

const host = '127.0.0.1'

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The built window: out/renderer. */
  readonly directory: string
}

export interface RunningServer {
  readonly address: string
  close(): Promise<void>
}

/** Serves the window to a browser on this machine, and to nobody else: only loopback listens. */
export async function serve({ port = 0, directory }: ServeOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void answer({ directory, port: portOf(server) }, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    address: `http://${host}:${portOf(server)}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `blackstart serve`: prints the address and runs until it is stopped. */
export async function serveCommand({ port, directory }: ServeOptions): Promise<number> {
  const stopped = untilStopped()
  try {
    const server = await serve({ directory, ...(port !== undefined && { port }) })
    process.stdout.write(`Blackstart is at ${server.address}  (Ctrl+C stops it)\n`)
    await stopped
    await server.close()
    return 0
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const reason = isTaken
      ? `Port ${port} is in use; leave out --port to take a free one.`
      : String(error)
    process.stderr.write(`${reason}\n`)
    return isTaken ? 2 : 3
  }
}

/** Resolves at Ctrl+C or when asked to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

async function answer(
  site: Required<ServeOptions>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Another site can make its name point at 127.0.0.1, but not make the browser send our name.
  if (!isOurName(request.headers.host, site.port)) return refuse(response, 421)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
  const urlPath = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  const { status, headers, body } = await answerFromSite(site.directory, urlPath)
  response.writeHead(status, { ...headers, 'Content-Length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function isOurName(name: string | undefined, port: number): boolean {
  return name === `${host}:${port}` || name === `localhost:${port}`
}

function refuse(response: ServerResponse, status: 405 | 421): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end()
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0
}
