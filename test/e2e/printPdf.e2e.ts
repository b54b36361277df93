import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { printPdf } from '../../cli/pdf.ts'
import { journeys } from './launch.ts'

const html = `<!doctype html><html lang="en"><title>Report</title>
  <h1>Report</h1><h2>Timeline</h2><p>Four hours.</p></html>`

journeys('a PDF from the command line', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'blackstart-print-'))
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('has tags and an outline', async () => {
    const outFile = path.join(folder, 'report.pdf')

    const answer = await printPdf({ html, outFile })

    const bytes = await readFile(outFile, 'latin1')
    expect(answer).toEqual({ ok: true })
    expect(bytes).toContain('StructTreeRoot')
    expect(bytes).toContain('/Outlines')
    expect(await readdir(folder)).toEqual(['report.pdf'])
  })

  it('is not written where there is no folder for it', async () => {
    const answer = await printPdf({ html, outFile: path.join(folder, 'gone', 'report.pdf') })

    expect(answer).toMatchObject({ ok: false, code: 'not-written' })
  })
})
