import type { Breach } from './findBreaches.ts'
import exceptions from './lintExceptions.json' with { type: 'json' }
import { lintRules } from './lintRules.ts'
import { type Ran, runTool } from './run.ts'

interface Diagnostic {
  readonly code: string
  readonly message: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

/** Files in which the limits of size are not met yet, and which. This list only shrinks. */
export const lintExceptions: Readonly<Record<string, readonly string[]>> = exceptions

/** What oxlint finds, without the exceptions, and with the reasons of our own limits. */
export async function findLint(): Promise<Breach[]> {
  const ran = await runTool('oxlint/bin/oxlint', ['--type-aware', '-f', 'json', '.'])
  const diagnostics = toDiagnostics(ran)
  const breaches = diagnostics.filter((each) => !isExcepted(each)).map(toBreach)
  return [...breaches, ...findNeedlessExceptions(diagnostics)]
}

function toDiagnostics({ code, output }: Ran): readonly Diagnostic[] {
  try {
    return JSON.parse(output.slice(output.indexOf('{'))).diagnostics
  } catch {
    throw new Error(`oxlint ended with ${code}:\n${output}`)
  }
}

/** `max-params` of `eslint(max-params)`. */
function ruleOf({ code }: Diagnostic): string {
  return code.replace(/^.*\(|\)$/g, '')
}

function isExcepted(diagnostic: Diagnostic): boolean {
  return lintExceptions[diagnostic.filename]?.includes(ruleOf(diagnostic)) ?? false
}

function toBreach(diagnostic: Diagnostic): Breach {
  const rule = lintRules[ruleOf(diagnostic)]
  return {
    path: diagnostic.filename,
    line: diagnostic.labels[0]?.span.line ?? 1,
    message: `${diagnostic.message} [${diagnostic.code}]`,
    why: rule?.why ?? '',
    instead: rule?.instead ?? '',
  }
}

function findNeedlessExceptions(diagnostics: readonly Diagnostic[]): Breach[] {
  return Object.entries(lintExceptions).flatMap(([path, rules]) =>
    rules
      .filter(
        (rule) => !diagnostics.some((each) => each.filename === path && ruleOf(each) === rule),
      )
      .map((rule) => ({
        path: 'build/lintExceptions.json',
        line: 1,
        message: `${path} needs no exception from ${rule} any more.`,
        why: 'The list of exceptions only shrinks.',
        instead: 'Take the line out.',
      })),
  )
}
