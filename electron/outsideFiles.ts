import type { WebContents } from 'electron'
import { type Answer, eventChannels, type OpenedFile } from './bridge.ts'
import { handleListening, tell } from './ipc.ts'
import { openPath, type Services } from './requests.ts'

// Files opened from outside: double click, command line, drop on the dock. They may come before the page
// listens, so they wait.

export interface OutsideFiles {
  open(file: string): Promise<void>
}

export function createOutsideFiles(services: Services): OutsideFiles {
  const waiting: Answer<OpenedFile>[] = []
  let listeningPage: WebContents | undefined

  handleListening((page, channel) => {
    if (channel !== eventChannels.openFile) return
    listeningPage = page
    for (const file of waiting.splice(0)) tell(page, 'openFile', file)
  })

  return {
    async open(path) {
      const opened = await openPath(services, path)
      if (listeningPage === undefined || listeningPage.isDestroyed()) waiting.push(opened)
      else tell(listeningPage, 'openFile', opened)
    },
  }
}
