import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from './browser.ts'

const printTimeMsMax = 60_000

export interface PdfOptions {
  /** A whole, self-contained document: no scripts, nothing to fetch. */
  readonly html: string
  readonly outFile: string
}

export type PdfResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: 'no-browser' | 'print-failed' | 'not-written'
      readonly message: string
      readonly hint: string
    }

/** Prints an HTML document to a PDF with outline and tags, by a browser found on this machine. */
export async function printPdf(options: PdfOptions): Promise<PdfResult> {
  const browser = findChromium()
  if (browser === undefined) return noBrowser
  const folder = await mkdtemp(path.join(tmpdir(), 'blackstart-pdf-'))
  try {
    return await printIn(folder, browser, options)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

const noBrowser: PdfResult = {
  ok: false,
  code: 'no-browser',
  message: 'No browser of the Chromium family was found to print the PDF.',
  hint:
    'Install Chromium, Chrome or Edge, or name one in BLACKSTART_CHROMIUM, ' +
    'or write HTML and print it from any browser.',
}

async function printIn(folder: string, browser: string, options: PdfOptions): Promise<PdfResult> {
  const page = path.join(folder, 'report.html')
  const printed = path.join(folder, 'report.pdf')
  await writeFile(page, options.html)
  const problem = await runBrowser(browser, [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A report fetches nothing; this makes sure of it.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${path.join(folder, 'profile')}`,
    '--generate-pdf-document-outline',
    '--no-pdf-header-footer',
    `--print-to-pdf=${printed}`,
    // Chromium refuses to sandbox itself for the superuser.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    pathToFileURL(page).href,
  ])
  const size = await stat(printed).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0) return printFailed(problem ?? 'It wrote nothing.')
  return moveTo(printed, options.outFile)
}

function printFailed(reason: string): PdfResult {
  return {
    ok: false,
    code: 'print-failed',
    message: `The browser could not print the PDF: ${reason}`,
    hint: 'Name another browser in BLACKSTART_CHROMIUM, or write HTML and print it yourself.',
  }
}

/** Writes beside the target and renames, so that a crash never leaves half a PDF. */
async function moveTo(printed: string, outFile: string): Promise<PdfResult> {
  const sibling = `${outFile}.${process.pid}.part`
  try {
    await copyFile(printed, sibling)
    await rename(sibling, outFile)
    return { ok: true }
  } catch (error) {
    await rm(sibling, { force: true })
    return {
      ok: false,
      code: 'not-written',
      message: `The PDF could not be written: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Choose a folder that exists and that you may write to.',
    }
  }
}

/** The reason why it failed, if it did. */
function runBrowser(browser: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let complaints = ''
    child.stderr.on('data', (text) => {
      complaints = `${complaints}${text}`.slice(-400)
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), printTimeMsMax)
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? undefined : `it ended with ${code}. ${complaints.trim()}`)
    })
  })
}
