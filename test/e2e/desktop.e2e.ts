import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { contentSecurityPolicy } from '../../cli/site.ts'
import { it, journeys, openDesktop } from './launch.ts'

journeys('the desktop app', () => {
  it('opens a window that has the bridge and nothing of Node', async ({ desktop }) => {
    const { page } = desktop

    const seen = await page.evaluate(() => ({
      host: window.blackstart?.host,
      hasNode: 'require' in window || 'process' in window,
    }))

    expect(await page.title()).toContain('Blackstart')
    expect(seen).toEqual({ host: 'electron', hasNode: false })
    expect(desktop.complaints).toEqual([])
  })

  it('answers its own page with the content security policy', async ({ desktop }) => {
    const policy = await desktop.page.evaluate(async () =>
      (await fetch('index.html')).headers.get('content-security-policy'),
    )

    expect(policy).toBe(contentSecurityPolicy)
  })

  it('sends no request out of the machine', async ({ desktop }) => {
    const { page } = desktop

    const isRefused = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => false,
        () => true,
      ),
    )
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await page.waitForTimeout(200)

    expect(isRefused).toBe(true)
    expect(await page.evaluate(() => document.title)).toContain('Blackstart')
    expect(desktop.outside).toEqual([])
  })

  it('does not serve files outside of the built window', async ({ desktop }) => {
    const statuses = await desktop.page.evaluate(() => {
      const paths = [
        '/../main/main.js',
        '/%2e%2e/main/main.js',
        '/..%2f..%2fpackage.json',
        '/nope.js',
      ]
      return Promise.all(paths.map(async (each) => (await fetch(each)).status))
    })

    expect(statuses).toEqual([404, 404, 404, 404])
  })

  it('opens and saves by token, keeping the version before', async ({ desktop }) => {
    const file = path.join(desktop.folder, 'shop.blackstart')
    await writeFile(file, 'blackstart: 1\n')
    await desktop.chooseFileToOpen(file)

    const opened = await desktop.page.evaluate(() => window.blackstart?.openFile({ kind: 'plan' }))
    if (opened?.ok !== true) throw new Error(JSON.stringify(opened))
    const saved = await desktop.page.evaluate(
      (token) => window.blackstart?.saveFile({ token, text: 'blackstart: 1\nname: Shop\n' }),
      opened.token,
    )

    expect(opened).toMatchObject({ name: 'shop.blackstart', text: 'blackstart: 1\n' })
    expect(JSON.stringify(opened)).not.toContain(desktop.folder)
    expect(saved).toMatchObject({ ok: true, name: 'shop.blackstart' })
    expect(await readFile(file, 'utf8')).toBe('blackstart: 1\nname: Shop\n')
    expect(await readFile(`${file}.bak`, 'utf8')).toBe('blackstart: 1\n')
    const left = (await readdir(desktop.folder)).filter((name) => name !== 'user-data')
    expect(left).toEqual(['shop.blackstart', 'shop.blackstart.bak'])
  })

  it('refuses to save over what somebody else wrote', async ({ desktop }) => {
    const file = path.join(desktop.folder, 'shop.blackstart')
    await writeFile(file, 'mine')
    await desktop.chooseFileToOpen(file)
    const opened = await desktop.page.evaluate(() => window.blackstart?.openFile({ kind: 'plan' }))
    if (opened?.ok !== true) throw new Error(JSON.stringify(opened))
    await writeFile(file, 'theirs')

    const refused = await desktop.page.evaluate(
      (token) => window.blackstart?.saveFile({ token, text: 'mine again' }),
      opened.token,
    )
    const textBefore = await readFile(file, 'utf8')
    const insisted = await desktop.page.evaluate(
      (token) => window.blackstart?.saveFile({ token, text: 'mine again', ifChanged: 'overwrite' }),
      opened.token,
    )

    expect(refused).toMatchObject({ ok: false, code: 'changed-on-disk' })
    expect(textBefore).toBe('theirs')
    expect(insisted).toMatchObject({ ok: true })
    expect(await readFile(file, 'utf8')).toBe('mine again')
  })

  it('prints a document to a tagged PDF', async ({ desktop }) => {
    const file = path.join(desktop.folder, 'report.pdf')
    await desktop.chooseFileToSave(file)

    const answer = await desktop.page.evaluate(() =>
      window.blackstart?.exportPdf({
        suggestedName: 'report.pdf',
        html: '<!doctype html><html lang="en"><title>Report</title><h1>Report</h1>',
      }),
    )

    const bytes = await readFile(file, 'latin1')
    expect(answer).toEqual({ ok: true, name: 'report.pdf' })
    expect(bytes.slice(0, 5)).toBe('%PDF-')
    expect(bytes).toContain('StructTreeRoot')
  })

  it('exports bytes as they are', async ({ desktop }) => {
    const file = path.join(desktop.folder, 'pack.zip')
    await desktop.chooseFileToSave(file)

    await desktop.page.evaluate(() =>
      window.blackstart?.exportFile({
        suggestedName: 'pack.zip',
        mime: 'application/zip',
        bytes: new Uint8Array([80, 75, 0, 255]),
      }),
    )

    expect([...(await readFile(file))]).toEqual([80, 75, 0, 255])
  })

  it('gives unsaved text back after a restart', async ({ desktop }) => {
    await desktop.page.evaluate(() =>
      window.blackstart?.writeRecovery({ key: 'plan-1', name: 'Shop', text: 'half a plan' }),
    )

    const again = await openDesktop(desktop.folder, [])
    const recovered = await again.desktop.page.evaluate(() => window.blackstart?.readRecovery())
    await again.desktop.page.evaluate(() => window.blackstart?.clearRecovery('plan-1'))
    const afterwards = await again.desktop.page.evaluate(() => window.blackstart?.readRecovery())
    await again.close()

    expect(recovered).toMatchObject({ ok: true, entries: [{ name: 'Shop', text: 'half a plan' }] })
    expect(afterwards).toEqual({ ok: true, entries: [] })
  })

  it('opens the plan that is named on the command line', async ({ desktop }) => {
    const file = path.join(desktop.folder, 'harbour.blackstart')
    await writeFile(file, 'blackstart: 1\nname: Harbour office\n')

    const again = await openDesktop(desktop.folder, [file])
    const { page } = again.desktop
    await page
      .getByText('Harbour office')
      .or(page.getByText('harbour.blackstart'))
      .first()
      .waitFor()
    await again.close()
  })

  it('tells the page which menu item was chosen, until it stops listening', async ({ desktop }) => {
    await desktop.page.evaluate(() => {
      const heard: string[] = []
      const stop = window.blackstart?.onMenuCommand((command) => {
        heard.push(command)
        if (command === 'mode-report') stop?.()
      })
      Object.assign(window, { heard })
    })

    await desktop.clickMenu('mode-draw')
    await desktop.clickMenu('mode-report')
    await desktop.clickMenu('mode-draw')
    await desktop.page.waitForTimeout(100)

    const heard = await desktop.page.evaluate(
      () => (window as unknown as { heard: string[] }).heard,
    )
    expect(heard).toEqual(['mode-draw', 'mode-report'])
  })

  it('asks before it closes a window with unsaved work', async ({ desktop }) => {
    await desktop.page.evaluate(() => window.blackstart?.setUnsaved(true))
    const closeWindow = () =>
      desktop.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0].close()
      }, undefined)
    const countWindows = () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)

    await desktop.answerQuestions(0)
    await closeWindow()
    const keptOpen = await countWindows()
    await desktop.answerQuestions(1)
    await closeWindow()

    expect(keptOpen).toBe(1)
    await expect.poll(countWindows).toBe(0)
  })

  it('refuses requests that do not have the agreed shape', async ({ desktop }) => {
    const answers = await desktop.page.evaluate(() => {
      const bridge = window.blackstart as unknown as Record<string, (argument: unknown) => unknown>
      return Promise.all([
        bridge['openFile']?.({ kind: 'everything' }),
        bridge['saveFile']?.({ token: '/etc/passwd', text: '' }),
        bridge['saveFileAs']?.({ suggestedName: '../../.bashrc', text: '' }),
        bridge['clearRecovery']?.('../settings'),
        bridge['setUnsaved']?.('yes'),
      ])
    })

    expect(answers.map((each) => (each as { code: string }).code)).toEqual(
      Array.from({ length: 5 }, () => 'bad-request'),
    )
  })

  it('refuses a token that it did not give out', async ({ desktop }) => {
    const answer = await desktop.page.evaluate(() =>
      window.blackstart?.saveFile({ token: crypto.randomUUID() as never, text: '' }),
    )

    expect(answer).toMatchObject({ ok: false, code: 'unknown-file' })
  })

  it('answers no frame and no other address', async ({ desktop, skip }) => {
    const { double } = desktop
    if (double === undefined) return skip('only the double can pretend to be somebody else')
    const ask = (url: string, parent: object | null) =>
      double.host.ipc.invoke({ sender: {}, senderFrame: { url, parent } }, 'recentFiles', [
        undefined,
      ])

    const refused = { value: { ok: false, code: 'bad-request' } }
    expect(await ask('app://blackstart/index.html', null)).toMatchObject({ value: { ok: true } })
    expect(await ask('app://blackstart/index.html', {})).toMatchObject(refused)
    expect(await ask('app://print/x', null)).toMatchObject(refused)
    expect(await ask('https://blackstart/index.html', null)).toMatchObject(refused)
    expect(await ask('', null)).toMatchObject(refused)
  })
})

journeys('the locks behind the first lock', () => {
  it('refuse the network and permissions even if the page could ask', async ({ desktop, skip }) => {
    const { double } = desktop
    if (double === undefined) return skip('only the double can ask past the page')
    const { network } = double.host

    expect(network.isCancelled('https://example.org/')).toBe(true)
    expect(network.isCancelled('file:///etc/passwd')).toBe(true)
    expect(network.isCancelled('app://blackstart/index.html')).toBe(false)
    expect(network.isGranted('geolocation')).toBe(false)
    expect(network.isGranted('media')).toBe(false)
    expect(network.isGranted('clipboard-sanitized-write')).toBe(true)
  })
})

journeys('the same app in a browser', () => {
  it('opens without the preload script and keeps to itself', async ({ site }) => {
    expect(await site.page.title()).toContain('Blackstart')
    expect(await site.page.evaluate(() => window.blackstart === undefined)).toBe(true)
    expect(site.outside).toEqual([])
    expect(site.complaints).toEqual([])
  })

  it('cannot reach another host', async ({ site }) => {
    const isRefused = await site.page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => false,
        () => true,
      ),
    )

    expect(isRefused).toBe(true)
    expect(site.complaints.join()).toContain('Content Security Policy')
  })
})
