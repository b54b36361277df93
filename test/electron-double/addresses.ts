// Chromium does not know `app://`, so its pages live under a name that never leaves the machine.

export const ending = '.app.localhost'

/** app://blackstart/x -> http://blackstart.app.localhost/x */
export function toPageAddress(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address)
  return protocol === 'app:' ? `http://${host}${ending}${pathname}${search}${hash}` : address
}

export function toAppAddress(address: string): string {
  const { host, pathname, search, hash } = new URL(address)
  if (!host.endsWith(ending)) return address
  return `app://${host.slice(0, -ending.length)}${pathname}${search}${hash}`
}
