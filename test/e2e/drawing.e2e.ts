import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { it } from './journey.ts'
import { journeys } from './launch.ts'
import { runProgram } from './program.ts'

journeys('a planner with a mouse', () => {
  it('draws a plan from nothing, takes everything back and saves what the CLI accepts', async ({
    desk,
  }) => {
    const { start, window, draw, inspector, picture, host } = desk
    await start.newPlan()
    await picture('draw-empty')

    await draw.dragOnto('Site', { x: 400, y: 330 })
    await draw.dragOnto('Service', { x: 410, y: 300 })
    await draw.dragOnto('Datastore', { x: 410, y: 375 })
    await draw.dragOnto('Business service', { x: 400, y: 90 })
    await inspector.write('RTO', '4h')
    await draw.drawLine('New business service', 'Service')
    await picture('draw-line')
    await draw.connectAs('Run', 'Soft')
    await draw.drawLine('Service', 'Datastore')
    await draw.connectAs('Start', 'Hard')
    await draw.rename('New business service', 'Selling')
    await draw.nameOnCard('Service').click()
    await inspector.write('Repair takes', '2h')
    await picture('draw-whole')
    const steps = await window.undoAll()
    await picture('draw-undone')
    const statusAfterUndo = await window.status.innerText()
    await window.redoAll()
    const file = await desk.saveAs('shop.blackstart')

    const validated = await runProgram(host.folder, 'validate', 'shop.blackstart')

    expect(steps).toBe(9)
    expect(statusAfterUndo).toContain('0 components')
    expect(validated).toMatchObject({ code: 0, out: 'shop.blackstart: no problems\n' })
    expect(parse(await readFile(file, 'utf8'))).toMatchObject({
      businessServices: { 'new-business-service': { name: 'Selling', rto: '4h' } },
      components: {
        service: { kind: 'service', site: 'new-site', repair: '2h' },
        datastore: { kind: 'datastore', site: 'new-site' },
      },
      dependencies: {
        'new-business-service-service': { coupling: { kind: 'soft' } },
        'service-datastore': { phase: 'start' },
      },
    })
    expect(await window.unsavedMark.count()).toBe(0)
  })
})
