import type { Bridge } from '../electron/bridge.ts'
import { createBrowserBridge } from './browser/browserBridge.ts'

export type * from '../electron/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly blackstart?: Bridge
  }
}

/** The machine, as this page may see it: Electron's preload where there is one, else the browser. */
export const bridge: Bridge = window.blackstart ?? createBrowserBridge()
