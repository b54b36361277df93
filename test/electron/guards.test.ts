import { describe, expect, it } from 'vitest'
import {
  isExportRequest,
  isFileToken,
  isOpenRequest,
  isPdfRequest,
  isRecoveryKey,
  isRecoveryRequest,
  isSaveAsRequest,
  isSaveRequest,
} from '../../electron/guards.ts'
import { findPlanPath } from '../../electron/planPath.ts'

const token = '123e4567-e89b-12d3-a456-426614174000'

describe('what the page may send', () => {
  it.each([
    [isOpenRequest, { kind: 'plan' }],
    [isFileToken, token],
    [isSaveRequest, { token, text: '' }],
    [isSaveRequest, { token, text: '', ifChanged: 'overwrite' }],
    [isSaveAsRequest, { suggestedName: 'Shop 2.blackstart', text: 'x' }],
    [isExportRequest, { suggestedName: 'a.csv', mime: 'text/csv', text: '' }],
    [isExportRequest, { suggestedName: 'a.zip', mime: 'application/zip', bytes: new Uint8Array() }],
    [isPdfRequest, { suggestedName: 'a.pdf', html: '<p>' }],
    [isRecoveryKey, 'plan-1'],
    [isRecoveryRequest, { key: 'plan-1', name: 'Shop', text: '' }],
  ] as const)('%o accepts %j', (guard, value) => {
    expect(guard(value)).toBe(true)
  })

  it.each([
    [isOpenRequest, undefined],
    [isOpenRequest, null],
    [isOpenRequest, []],
    [isOpenRequest, { kind: 'secret' }],
    [isFileToken, '/etc/passwd'],
    [isFileToken, ''],
    [isSaveRequest, { token, text: 1 }],
    [isSaveRequest, { token, text: '', ifChanged: 'maybe' }],
    [isSaveAsRequest, { suggestedName: '', text: '' }],
    [isSaveAsRequest, { suggestedName: '..', text: '' }],
    [isSaveAsRequest, { suggestedName: '../up', text: '' }],
    [isSaveAsRequest, { suggestedName: 'C:\\up', text: '' }],
    [isSaveAsRequest, { suggestedName: 'a\0b', text: '' }],
    [isSaveAsRequest, { suggestedName: 'x'.repeat(256), text: '' }],
    [isExportRequest, { suggestedName: 'a', mime: 'b' }],
    [isExportRequest, { suggestedName: 'a', mime: 'b', bytes: [1, 2] }],
    [isPdfRequest, { suggestedName: 'a.pdf' }],
    [isRecoveryKey, '../settings'],
    [isRecoveryKey, '-rf'],
    [isRecoveryKey, ''],
    [isRecoveryRequest, { key: 'plan-1', name: 'a/b', text: '' }],
  ] as const)('%o refuses %j', (guard, value) => {
    expect(guard(value)).toBe(false)
  })
})

describe('the plan named on a command line', () => {
  it.each([
    [['app'], undefined],
    [['app', '.', 'shop.blackstart'], 'shop.blackstart'],
    [['app', 'a.blackstart', '--flag'], 'a.blackstart'],
    [['app', '--open=a.blackstart'], undefined],
    [['app', 'notes.txt'], undefined],
  ])('%j names %s', (argv, expected) => {
    expect(findPlanPath(argv)).toBe(expected)
  })
})
