import type { BrowserContext, Route } from 'playwright-core'
import { toAppAddress } from './addresses.ts'

type ProtocolHandler = (request: { url: string; method: string }) => Promise<Response> | Response
type RequestFilter = (
  details: { url: string },
  reply: (answer: { cancel?: boolean }) => void,
) => void

type PermissionRequestHandler = (
  page: null,
  permission: string,
  reply: (isGranted: boolean) => void,
) => void

/** Electron's `session`, `protocol` and all of the network: what the app does not answer, nobody answers. */
export class DoubleNetwork {
  /** Requests that would have left the machine. */
  readonly outside: string[] = []
  readonly #schemes = new Set<string>()
  readonly #handlers = new Map<string, ProtocolHandler>()
  #filter: RequestFilter = (_details, reply) => reply({})
  #onPermissionRequest: PermissionRequestHandler = (_page, _permission, reply) => reply(true)
  #onPermissionCheck = (_page: null, _permission: string) => true
  /** Asks the page whose frame wants to go elsewhere; true when it may. */
  mayNavigate: (route: Route) => boolean = () => true
  isReady: () => boolean = () => false

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]) => {
      if (this.isReady()) throw new Error('Schemes must be registered before the app is ready')
      for (const { scheme } of schemes) this.#schemes.add(scheme)
    },
  }

  readonly session = {
    defaultSession: {
      protocol: {
        handle: (scheme: string, handler: ProtocolHandler) => {
          if (!this.#schemes.has(scheme)) throw new Error(`${scheme} was not registered`)
          this.#handlers.set(scheme, handler)
        },
      },
      webRequest: {
        onBeforeRequest: (filter: RequestFilter) => {
          this.#filter = filter
        },
      },
      setPermissionRequestHandler: (handler: PermissionRequestHandler) => {
        this.#onPermissionRequest = handler
      },
      setPermissionCheckHandler: (handler: (page: null, permission: string) => boolean) => {
        this.#onPermissionCheck = handler
      },
      setDevicePermissionHandler: () => {},
    },
  }

  async attach(context: BrowserContext): Promise<void> {
    await context.route('**/*', (route) => this.#answer(route))
    await context.routeWebSocket(/.*/, (socket) => {
      this.outside.push(socket.url())
      void socket.close()
    })
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const address = toAppAddress(request.url())
    const isNavigation = request.isNavigationRequest()
    if (isNavigation && !this.mayNavigate(route)) return route.fulfill({ status: 204 })
    if (this.isCancelled(address)) return route.abort('blockedbyclient')
    const handler = this.#handlers.get(new URL(address).protocol.slice(0, -1))
    if (handler === undefined) {
      this.outside.push(address)
      return route.abort('addressunreachable')
    }
    const response = await handler({ url: address, method: request.method() })
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  /** Whether a page is given what it asks for, at both of Electron's questions. */
  isGranted(permission: string): boolean {
    let isGranted = false
    this.#onPermissionRequest(null, permission, (answer) => {
      isGranted = answer
    })
    return isGranted && this.#onPermissionCheck(null, permission)
  }

  isCancelled(address: string): boolean {
    let isCancelled = false
    this.#filter({ url: address }, (answer) => {
      isCancelled = answer.cancel === true
    })
    return isCancelled
  }
}
