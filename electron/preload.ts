// Runs in the window before the page, without Node. It passes requests on and decides nothing.

import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import {
  type Bridge,
  droppedChannel,
  eventChannels,
  listeningChannel,
  type Request,
} from './bridge.ts'

function ask(channel: Request) {
  return (argument?: unknown) => ipcRenderer.invoke(channel, argument)
}

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const relay = (_event: IpcRendererEvent, value: T) => listener(value)
  ipcRenderer.on(channel, relay)
  void ipcRenderer.invoke(listeningChannel, channel)
  return () => ipcRenderer.off(channel, relay)
}

const bridge: Bridge = {
  host: 'electron',
  openFile: ask('openFile'),
  openRecent: ask('openRecent'),
  openDropped: (file) => ipcRenderer.invoke(droppedChannel, webUtils.getPathForFile(file)),
  checkFile: ask('checkFile'),
  recentFiles: ask('recentFiles'),
  saveFile: ask('saveFile'),
  saveFileAs: ask('saveFileAs'),
  exportFile: ask('exportFile'),
  exportPdf: ask('exportPdf'),
  readRecovery: ask('readRecovery'),
  writeRecovery: ask('writeRecovery'),
  clearRecovery: ask('clearRecovery'),
  setUnsaved: ask('setUnsaved'),
  setMenus: ask('setMenus'),
  openProjector: ask('openProjector'),
  closeWindow: ask('closeWindow'),
  onMenuCommand: (listener) => listen(eventChannels.menuCommand, listener),
  onOpenFile: (listener) => listen(eventChannels.openFile, listener),
}

contextBridge.exposeInMainWorld('blackstart', bridge)
