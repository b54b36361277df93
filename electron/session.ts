import { protocol, type Session } from 'electron'
import { answerFromSite } from '../cli/site.ts'

// What the window may load and ask of Chromium: its own files and nothing else.

const scheme = 'app'
const siteHost = 'blackstart'
const printHost = 'print'

export const startAddress = `${scheme}://${siteHost}/index.html`

/** A document to print: no scripts, nothing fetched. */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'"

/** Permissions without a way out of the machine. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write', 'fullscreen']

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

export function isOurAddress(address: string): boolean {
  const { protocol: name, host } = URL.parse(address) ?? {}
  return name === `${scheme}:` && host === siteHost
}

/** Answers `app://` from the built window and refuses everything else. */
export function sealSession(session: Session, directory: string): void {
  session.protocol.handle(scheme, (request) => answer(directory, new URL(request.url)))
  session.setPermissionRequestHandler((_page, permission, reply) => {
    reply(allowedPermissions.includes(permission))
  })
  session.setPermissionCheckHandler((_page, permission) => allowedPermissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((request, reply) => {
    reply({ cancel: !staysHere(request.url) })
  })
}

const printable = new Map<string, string>()

/** Gives a document an address of its own for as long as `run` takes. */
export async function whileServed<T>(
  html: string,
  run: (address: string) => Promise<T>,
): Promise<T> {
  const path = `/${crypto.randomUUID()}`
  printable.set(path, html)
  try {
    return await run(`${scheme}://${printHost}${path}`)
  } finally {
    printable.delete(path)
  }
}

function staysHere(address: string): boolean {
  return [`${scheme}:`, 'blob:', 'data:', 'devtools:'].some((start) => address.startsWith(start))
}

async function answer(directory: string, address: URL): Promise<Response> {
  if (address.host === printHost) return answerPrintable(address.pathname)
  if (address.host !== siteHost) return new Response('Not found', { status: 404 })
  const { status, headers, body } = await answerFromSite(directory, address.pathname)
  return new Response(body, { status, headers })
}

function answerPrintable(path: string): Response {
  const html = printable.get(path)
  if (html === undefined) return new Response('Not found', { status: 404 })
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': printPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
