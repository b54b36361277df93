import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom has no layout. React Flow and React Aria ask for a few of its answers, so these are invented:
// assert on logic in `ui` tests; dragging, connecting and layout belong in `e2e`.

class FakeResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
  }

  observe(target: Element): void {
    const contentRect = target.getBoundingClientRect()
    const entry = {
      target,
      contentRect,
      borderBoxSize: [],
      contentBoxSize: [],
      devicePixelContentBoxSize: [],
    }
    this.#callback([entry as unknown as ResizeObserverEntry], this)
  }

  unobserve(): void {}
  disconnect(): void {}
}

class FakeDomMatrix {
  readonly m22: number

  constructor(transform?: string) {
    const scale = transform?.match(/scale\(([\d.]+)\)/)?.[1]
    this.m22 = scale === undefined ? 1 : Number(scale)
  }
}

Object.assign(globalThis, {
  ResizeObserver: FakeResizeObserver,
  DOMMatrixReadOnly: FakeDomMatrix,
})

Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => 160 },
  offsetHeight: { configurable: true, get: () => 60 },
})

Object.assign(SVGElement.prototype, {
  getBBox: () => ({ x: 0, y: 0, width: 0, height: 0 }),
})

// A busy machine is no failure: whoever waits for something on screen waits longer than for a run.
configure({ asyncUtilTimeout: 20_000 })

afterEach(cleanup)
