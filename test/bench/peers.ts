/**
 * What is measured beside ours, where it is installed.
 */
import { loadSimJs, type SimJs } from './simjs.ts'
import { type SimPy, startSimPy } from './simpy.ts'

export type Peers = { readonly simjs: SimJs | undefined; readonly simpy: SimPy | undefined }

export function findPeers(): Peers {
  return { simjs: loadSimJs(), simpy: startSimPy() }
}

export const noPeers: Peers = { simjs: undefined, simpy: undefined }
