import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'chrome',
  'brave-browser',
]

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
]

/** A browser of the Chromium family on this machine: BLACKSTART_CHROMIUM first, then the usual places. */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const chosen = environment['BLACKSTART_CHROMIUM']
  if (chosen !== undefined && chosen !== '') return isExecutable(chosen) ? chosen : undefined
  return findCandidates(environment, platform).find(isExecutable)
}

function findCandidates(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((root) => root !== undefined)
    return roots.flatMap((root) => windowsPrograms.map((program) => path.join(root, program)))
  }
  const folders = (environment['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => commandNames.map((name) => path.join(folder, name)))
  return platform === 'darwin' ? [...macApplications, ...onPath] : onPath
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
