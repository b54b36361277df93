import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { fileNameOf } from '../../renderer/report/fileNameOf.ts'
import { ReportMode } from '../../renderer/report/ReportMode.tsx'
import { useExercise } from '../../renderer/stores/exerciseStore.ts'
import { useView } from '../../renderer/stores/viewStore.ts'
import { writeReport } from '../../renderer/worker/writeReport.ts'
import { inputOf, resultsOf, shop } from './sketchedRun.ts'

beforeEach(() => useExercise.setState({ finished: null }))

describe('the Report mode', () => {
  it('sends people to the Simulate mode while there is nothing to report', async () => {
    render(<ReportMode />)

    await userEvent.click(screen.getByRole('button', { name: 'Go to Simulate' }))

    expect(useView.getState().mode).toBe('simulate')
  })
})

describe('the report of a run', () => {
  it('is one document without scripts and with nothing to fetch', () => {
    const html = writeReport({ ...resultsOf(shop), seed: '1', layout: { positions: {} } })

    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).not.toMatch(/<script|<link|src="http/i)
  })

  it('is called after its plan and scenario', () => {
    const input = inputOf(shop)
    const named = { ...input, plan: { ...input.plan, name: 'Corner shop (Zürich)' } }

    expect(fileNameOf({ ...named, scenario: { ...input.scenario, name: 'Loss' } }, 'pdf')).toBe(
      'corner-shop-zu-rich-loss.pdf',
    )
  })
})
