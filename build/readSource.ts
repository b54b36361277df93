import { parseSync } from 'vite'

// What a source file says, as far as our rules ask. Read by a real parser, so that comments, strings and
// type positions do not confuse it.

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
}

export interface Import {
  /** As written. */
  readonly from: string
  readonly names: readonly string[]
  readonly isTypeOnly: boolean
  readonly line: number
}

export interface Finding {
  readonly word: string
  readonly line: number
}

export interface Source {
  readonly imports: readonly Import[]
  /** Names used from outside the file's own properties: `Date`, `Math.log`, `localeCompare`. */
  readonly words: readonly Finding[]
  readonly asyncLines: readonly number[]
  readonly powerLines: readonly number[]
  readonly moduleStateLines: readonly number[]
  readonly defaultExportLines: readonly number[]
  readonly comments: readonly { readonly text: string; readonly line: number }[]
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

export function readSource(file: SourceFile): Source {
  const parsed = parseSync(file.path, file.text, { sourceType: 'module' })
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${file.path} cannot be parsed: ${error.message}`)
  const lineOf = createLineFinder(file.text)
  const found = { words: [] as Finding[], asyncLines: [] as number[], powerLines: [] as number[] }
  const imports: Import[] = []
  const program = parsed.program as unknown as Node
  visit(program, undefined, (node, parent) => {
    const line = lineOf(node.start)
    const word = findWord(node, parent)
    if (word !== undefined) found.words.push({ word, line })
    if (node['async'] === true || node['await'] === true || node.type === 'AwaitExpression') {
      found.asyncLines.push(line)
    }
    if (isUnsafePower(node)) found.powerLines.push(line)
    const imported = findImport(node)
    if (imported !== undefined) imports.push({ ...imported, line })
  })
  return {
    ...found,
    imports,
    moduleStateLines: findModuleState(program).map((node) => lineOf(node.start)),
    defaultExportLines: childrenOf(program)
      .filter((node) => node.type === 'ExportDefaultDeclaration')
      .map((node) => lineOf(node.start)),
    comments: parsed.comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
  }
}

function visit(
  node: Node,
  parent: Node | undefined,
  see: (node: Node, parent: Node | undefined) => void,
): void {
  see(node, parent)
  for (const child of childrenOf(node)) visit(child, node, see)
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function findWord(node: Node, parent: Node | undefined): string | undefined {
  if (node.type !== 'Identifier') return undefined
  const name = String(node['name'])
  const isMember = parent?.type === 'MemberExpression' && parent['property'] === node
  if (isMember && parent['computed'] !== true) {
    const object = parent['object'] as Node
    return object.type === 'Identifier' && object['name'] === 'Math' ? `Math.${name}` : name
  }
  return isKey(node, parent) ? undefined : name
}

/** A property's own name is not a use of the global of that name. */
function isKey(node: Node, parent: Node | undefined): boolean {
  return parent?.['key'] === node && parent['computed'] !== true && parent['shorthand'] !== true
}

function isUnsafePower(node: Node): boolean {
  if (node['operator'] === '**=') return true
  if (node['operator'] !== '**') return false
  const base = node['left'] as Node
  const exponent = node['right'] as Node
  return base['value'] !== 2 || exponent.type !== 'Literal'
}

function findImport(node: Node): Omit<Import, 'line'> | undefined {
  const source = node['source']
  if (!isNode(source) || typeof source['value'] !== 'string') return undefined
  const specifiers = childrenOf({ ...node, source: undefined })
  const names = specifiers.flatMap((each) => {
    const name = (each['imported'] ?? each['local']) as Node | undefined
    return name === undefined ? [] : [String(name['name'] ?? name['value'])]
  })
  const isTypeOnly =
    node['importKind'] === 'type' ||
    node['exportKind'] === 'type' ||
    (specifiers.length > 0 &&
      specifiers.every((each) => each['importKind'] === 'type' || each['exportKind'] === 'type'))
  return { from: source['value'], names, isTypeOnly }
}

function findModuleState(program: Node): Node[] {
  return childrenOf(program)
    .map((node) => (isNode(node['declaration']) ? node['declaration'] : node))
    .filter((node) => node.type === 'VariableDeclaration' && node['kind'] !== 'const')
}

function createLineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
