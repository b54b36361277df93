import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFocus } from '../../renderer/shell/focusKeeper.ts'

let stop = () => {}

beforeEach(() => {
  // jsdom lays nothing out: every part counts as in sight.
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get: () => document.body,
  })
  stop = keepFocus()
})

afterEach(() => {
  stop()
  document.body.replaceChildren()
})

/** Puts parts of a window on the page. */
function show(html: string): void {
  document.body.innerHTML = html
}

function find(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`There is no ${id}`)
  return found
}

/** When the observer has been told of all changes. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

const head = '<header data-region><button id="mode">Draw</button></header>'

describe('The focus', () => {
  it('goes to the first control of the part whose control went away', async () => {
    show(`${head}<aside data-region id="left"><input id="search"></aside>`)
    find('search').focus()

    find('left').innerHTML = '<button id="scenario">Choose</button><button>Run</button>'
    await settled()

    expect(document.activeElement).toBe(find('scenario'))
  })

  it('waits for a part that is being fetched', async () => {
    show(`${head}<aside data-region id="left"><input id="search"></aside>`)
    find('search').focus()

    find('left').innerHTML = '<output class="loading">Loading…</output>'
    await settled()
    expect(document.activeElement).toBe(document.body)

    find('left').innerHTML = '<button id="scenario">Choose</button>'
    await settled()
    expect(document.activeElement).toBe(find('scenario'))
  })

  it('goes to the part that came in the place of the one that is gone', async () => {
    show(`${head}<aside data-region id="left"><input id="search"></aside>`)
    find('search').focus()

    find('left').outerHTML = '<main data-region><button id="export">Export</button></main>'
    await settled()

    expect(document.activeElement).toBe(find('export'))
  })

  it('stays where it is while what has it stays', async () => {
    show(`${head}<aside data-region id="left"><input></aside>`)
    find('mode').focus()

    find('left').innerHTML = '<button>Choose</button>'
    await settled()

    expect(document.activeElement).toBe(find('mode'))
  })

  it('is left alone once somebody has clicked elsewhere', async () => {
    show(`${head}<aside data-region id="left"><input id="search"></aside>`)
    find('search').focus()
    find('search').blur()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))

    find('left').innerHTML = '<button>Choose</button>'
    await settled()

    expect(document.activeElement).toBe(document.body)
  })
})
