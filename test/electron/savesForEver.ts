// A program of its own, for killed.test.ts: saves one text after the other, and keeps recovery copies, until it
// is killed. Arguments: the file, the folder of the recovery copies.

import { saveText } from '../../electron/files.ts'
import { createRecovery } from '../../electron/recovery.ts'

const [, , file = '', folder = ''] = process.argv
const recovery = createRecovery(folder, () => new Date('2030-01-01T12:00:00Z'))

/** Large enough that writing takes a while; whole if its first line says how often the second is there. */
function textOf(version: number): string {
  const lines = 20_000 + (version % 7) * 1000
  return `${lines}\n${`version ${version}\n`.repeat(lines)}`
}

for (let version = 1; ; version++) {
  const text = textOf(version)
  const saved = await saveText(file, text)
  const kept = await recovery.write({ key: 'plan', name: 'Plan', text })
  process.stdout.write(saved.ok && kept.ok ? 'saved\n' : `${JSON.stringify([saved, kept])}\n`)
  if (!saved.ok || !kept.ok) break
}
