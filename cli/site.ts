import { readFile } from 'node:fs/promises'
import path from 'node:path'

// The window's files as answers to requests. Electron's `app://` protocol and `serve` both answer from
// here, so that both hosts give the page the same rules.

/**
 * What the page may load, and from where. Scripts and workers: only our own files. Styles may be inline,
 * because React Flow places nodes with style attributes and the report preview is a self-contained page.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.yaml': 'text/plain; charset=utf-8',
}

const safeHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

export interface SiteAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** The answer for one path of the site in `directory`; never a file outside it. */
export async function answerFromSite(directory: string, urlPath: string): Promise<SiteAnswer> {
  const file = findSiteFile(directory, urlPath)
  const mimeType = file === undefined ? undefined : mimeTypes[path.extname(file)]
  if (file === undefined || mimeType === undefined) return notFound
  try {
    const body = new Uint8Array(await readFile(file))
    return { status: 200, headers: { ...safeHeaders, 'Content-Type': mimeType }, body }
  } catch {
    return notFound
  }
}

const notFound: SiteAnswer = {
  status: 404,
  headers: { ...safeHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body: new TextEncoder().encode('Not found'),
}

/** The file behind a path, or `undefined` when the path leaves the directory or makes no sense. */
function findSiteFile(directory: string, urlPath: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const root = path.resolve(directory)
  const file = path.resolve(root, `.${decoded.endsWith('/') ? `${decoded}index.html` : decoded}`)
  return file.startsWith(root + path.sep) ? file : undefined
}
