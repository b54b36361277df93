import path from 'node:path'
import {
  type ExportRequest,
  eventChannels,
  type FileKind,
  type FileToken,
  fileSizeBytesMax,
  type NativeMenu,
  type NativeMenuItem,
  nativeRoles,
  type OpenRequest,
  type PdfRequest,
  type RecoveryRequest,
  type SaveAsRequest,
  type SaveRequest,
} from './bridge.ts'

// What the page may send. It is our own page, but one that shows files from strangers, so each request is
// checked as if it were not.

const nameLengthMax = 255

const fileKinds: readonly FileKind[] = ['plan', 'scenario', 'decisions']

export function isNothing(value: unknown): value is undefined {
  return value === undefined
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isFileToken(value: unknown): value is FileToken {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
}

export function isAbsolutePath(value: unknown): value is string {
  return typeof value === 'string' && path.isAbsolute(value) && !value.includes('\0')
}

/** An assumption: more menus, items and letters than anybody would read. */
const menusMax = 20
const itemsMax = 60
const labelLengthMax = 120

export function isMenus(value: unknown): value is readonly NativeMenu[] {
  return Array.isArray(value) && value.length <= menusMax && value.every(isMenu)
}

function isMenu(value: unknown): boolean {
  if (!isRecord(value) || !isLabel(value['text']) || !Array.isArray(value['items'])) return false
  return value['items'].length <= itemsMax && value['items'].every(isMenuItem)
}

function isMenuItem(value: unknown): value is NativeMenuItem {
  if (value === 'line') return true
  if (!isRecord(value)) return false
  if ('role' in value) return nativeRoles.some((role) => role === value['role'])
  return (
    isLabel(value['command']) &&
    isLabel(value['text']) &&
    isBoolean(value['isEnabled']) &&
    (value['keys'] === undefined || isKeys(value['keys']))
  )
}

function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= labelLengthMax
}

/** Electron throws at an accelerator that it does not know, so only plain ones pass. */
function isKeys(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^((Ctrl|Shift|Alt)\+)*([A-Z0-9?+-]|F\d\d?|Enter|Delete|PageUp|PageDown|Arrow(Up|Down|Left|Right))$/.test(
      value,
    )
  )
}

/** A recovery key becomes a file name, so it is a plain slug. */
export function isRecoveryKey(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,99}$/.test(value)
}

export function isEventChannel(value: unknown): value is string {
  return Object.values(eventChannels).some((channel) => channel === value)
}

export function isOpenRequest(value: unknown): value is OpenRequest {
  return isRecord(value) && fileKinds.some((kind) => kind === value['kind'])
}

export function isSaveRequest(value: unknown): value is SaveRequest {
  return (
    isRecord(value) &&
    isFileToken(value['token']) &&
    isText(value['text']) &&
    [undefined, 'refuse', 'overwrite'].includes(value['ifChanged'] as string | undefined)
  )
}

export function isSaveAsRequest(value: unknown): value is SaveAsRequest {
  return isRecord(value) && isFileName(value['suggestedName']) && isText(value['text'])
}

export function isExportRequest(value: unknown): value is ExportRequest {
  return (
    isRecord(value) &&
    isFileName(value['suggestedName']) &&
    typeof value['mime'] === 'string' &&
    (isText(value['text']) || value['bytes'] instanceof Uint8Array)
  )
}

export function isPdfRequest(value: unknown): value is PdfRequest {
  return isRecord(value) && isFileName(value['suggestedName']) && isText(value['html'])
}

export function isRecoveryRequest(value: unknown): value is RecoveryRequest {
  return (
    isRecord(value) &&
    isRecoveryKey(value['key']) &&
    isFileName(value['name']) &&
    isText(value['text'])
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= fileSizeBytesMax
}

/** A name and nothing else: a suggestion must not lead the dialog into another folder. */
function isFileName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= nameLengthMax &&
    !/[/\\\0]/.test(value) &&
    value !== '..'
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
