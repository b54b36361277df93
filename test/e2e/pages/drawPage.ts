import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export type Point = { readonly x: number; readonly y: number }
export type Area = Point & { readonly width: number; readonly height: number }

/** The map, and the palette beside it. */
export function drawPage(page: Page) {
  const map = page.getByRole('application', { name: /^Map of the plan/ })
  const palette = page.getByRole('tabpanel', { name: 'Add' })
  const part = (kind: string) => palette.getByRole('button', { name: new RegExp(`^${kind}`) })
  const nameOnCard = (name: string) => map.getByTitle(name, { exact: true })
  return {
    map,
    palette,
    part,
    nameOnCard,
    /** All that a card says. */
    cardText: (name: string) =>
      nameOnCard(name).evaluate(
        (element) => (element.closest('[id^="canvas-"]') as HTMLElement | null)?.innerText ?? '',
      ),
    /** True if a card is brought out on the map. */
    isLit: (name: string) =>
      nameOnCard(name).evaluate(
        (element) => element.closest<HTMLElement>('[id^="canvas-"]')?.dataset['emphasis'] === 'lit',
      ),
    /** Writes another name onto a card. */
    rename: async (from: string, to: string) => {
      await nameOnCard(from).dblclick()
      await map.getByRole('textbox', { name: 'Rename' }).fill(to)
      await page.keyboard.press('Enter')
      await nameOnCard(to).waitFor()
    },
    /** Drags a kind from the palette onto a place of the map. */
    dragOnto: (kind: string, at: Point) => part(kind).dragTo(map, { targetPosition: at }),
    /** Draws a line from the edge of one card to another. */
    drawLine: async (from: string, to: string) => {
      const consumer = await areaAround(nameOnCard(from))
      const provider = await areaAround(nameOnCard(to))
      const start = edgeTowards(consumer, provider)
      const end = middleOf(provider)
      await page.mouse.move(middleOf(consumer).x, middleOf(consumer).y)
      await page.mouse.move(start.x, start.y, { steps: 4 })
      await page.mouse.down()
      await page.mouse.move(end.x, end.y, { steps: 8 })
      await page.mouse.up()
    },
    /** Answers what the line that was just drawn means. */
    connectAs: async (phase: string, coupling: string) => {
      const form = page.getByRole('dialog', { name: 'Connect' })
      await form.getByRole('button', { name: /Needed to/ }).click()
      await page.getByRole('option', { name: new RegExp(`^${phase}`) }).click()
      await form.getByRole('radio', { name: coupling }).click()
      await form.getByRole('button', { name: 'Connect', exact: true }).click()
      await expect.poll(() => form.count()).toBe(0)
    },
  }
}

type Boxed = ReturnType<ReturnType<Page['getByRole']>['getByTitle']>

/** Where the card of a name is: the element that the map calls active when it is selected. */
function areaAround(name: Boxed): Promise<Area> {
  return name.evaluate((element) => {
    const { x, y, width, height } = (
      element.closest('[id^="canvas-"]') ?? element
    ).getBoundingClientRect()
    return { x, y, width, height }
  })
}

function middleOf({ x, y, width, height }: Area): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** The middle of the edge that looks at the other area. */
function edgeTowards(from: Area, to: Area): Point {
  const start = middleOf(from)
  const end = middleOf(to)
  const isBeside = Math.abs(end.x - start.x) > Math.abs(end.y - start.y)
  if (isBeside) return { x: end.x > start.x ? from.x + from.width : from.x, y: start.y }
  return { x: start.x, y: end.y > start.y ? from.y + from.height : from.y }
}
