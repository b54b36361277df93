/**
 * Under which addresses this machine can be reached by others in the room.
 */
import { networkInterfaces } from 'node:os'

/** IPv4 addresses of this machine that are not its own loop, the private ones of a LAN first. */
export function lanAddresses(): readonly string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
  const isPrivate = (address: string): boolean =>
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
  return [...new Set(found)].sort((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)))
}

export const loopback = '127.0.0.1'
