// The rules of this repository that a machine can check, in one place. Each says why it exists and where the
// code should go instead; if a message does not help, improve it before anything else.
// build/findBreaches.ts applies them; test/repository.test.ts breaks each one on purpose.

export interface ImportRule {
  /** The files it is about, as a pattern of their path. The first rule that matches a file counts. */
  readonly files: RegExp
  /** What they may import: a path, a folder (ends in `/`), a package, or `node:`. Their own folder is free. */
  readonly may: readonly string[]
  /** What they may import the types of, and nothing else. */
  readonly mayTypesOf?: readonly string[]
  readonly why: string
  readonly instead: string
}

const simulationGround = [
  'simulation/problem.ts',
  'simulation/result.ts',
  'simulation/ids.ts',
  'simulation/assert.ts',
]

/** The stages of the pipeline from left to right; imports go leftwards only. */
const stages = [
  'document',
  'plan',
  'scenario',
  'decisions',
  'milestones',
  'compile',
  'engine',
  'views',
  'gaps',
  'analysis',
]

function leftOf(stage: string): readonly string[] {
  const earlier = stages.slice(0, stages.indexOf(stage))
  const digest = earlier.includes('engine') ? ['simulation/digest.ts'] : []
  return [...simulationGround, ...digest, ...earlier.map((name) => `simulation/${name}/`)]
}

/** Pure functions of numbers: they belong to the engine but know nothing of it. */
const mathematics = ['simulation/engine/maths/', 'simulation/engine/chance/distributions.ts']

const pipeline = {
  why: 'Plan and scenario are compiled, run and viewed in one direction, so that each stage can be understood and tested without the later ones.',
  instead:
    'Move what both stages need to the left one, or pass it in; what no stage owns belongs beside simulation/ids.ts.',
}

const files = {
  why: 'Only reading and writing files knows about YAML and zod; everything behind it works on plain data.',
  instead: 'Put it into schema.ts, parse.ts or serialize.ts, or into simulation/document/.',
}

const oneDoor = {
  why: 'The only door to the simulation is its index.ts, so that its inside can change freely.',
  instead: 'Export what you need from simulation/index.ts, or ask whether it belongs inside.',
}

const features = {
  why: 'Features never import each other, so that each can be changed or removed alone.',
  instead:
    'Move what two features share to stores/, editing/, ui/ or signs/; let renderer/shell/ put features together. The types of electron/bridge.ts are exported by renderer/bridge.ts.',
}

/** What every part of the window may use. */
const windowGround = [
  'simulation/index.ts',
  'layout/',
  'renderer/bridge.ts',
  'renderer/editing/',
  'renderer/stores/',
  'renderer/styles/',
  'renderer/texts/',
  'renderer/ui/',
  'renderer/signs/',
  'react',
  'react-dom',
  'react-aria-components',
  'lucide-react',
  'zustand',
  'd3-scale',
  'd3-shape',
]

export const importRules: readonly ImportRule[] = [
  {
    files: /^simulation\/index\.ts$/,
    may: ['simulation/'],
    why: 'The door opens to the inside only.',
    instead: 'Import the library where it is used and export the result from here.',
  },
  {
    files:
      /^simulation\/(document\/|exercise\/schema\/|(plan|scenario|decisions|milestones)\/(schema|parse|serialize)(\.ts|\/))/,
    may: [...leftOf('compile'), 'zod', 'yaml'],
    ...pipeline,
  },
  {
    files: /^simulation\/exercise\//,
    may: [...leftOf('analysis'), 'simulation/analysis/', 'simulation/report/'],
    ...pipeline,
  },
  { files: /^simulation\/document\//, may: [...leftOf('document'), 'zod', 'yaml'], ...files },
  { files: /^simulation\/plan\//, may: leftOf('plan'), ...files },
  { files: /^simulation\/scenario\//, may: leftOf('scenario'), ...files },
  { files: /^simulation\/decisions\//, may: leftOf('decisions'), ...files },
  { files: /^simulation\/milestones\//, may: leftOf('milestones'), ...files },
  { files: /^simulation\/compile\//, may: [...leftOf('compile'), ...mathematics], ...pipeline },
  {
    files: /^simulation\/engine\//,
    may: [...leftOf('engine'), 'seedrandom', '@noble/hashes'],
    ...pipeline,
  },
  { files: /^simulation\/views\//, may: leftOf('views'), ...pipeline },
  { files: /^simulation\/gaps\//, may: leftOf('gaps'), ...pipeline },
  {
    files: /^simulation\/analysis\//,
    may: [...leftOf('gaps'), 'seedrandom', '@noble/hashes'],
    ...pipeline,
  },
  {
    files: /^simulation\/report\//,
    // Scales and paths of the drawings in a report: pure functions from numbers to text.
    may: [...leftOf('analysis'), 'simulation/analysis/', 'd3-scale', 'd3-shape'],
    ...pipeline,
  },
  {
    // The names of inputs and logs: it reads what the engine took and wrote, and the later stages use it.
    files: /^simulation\/digest\.ts$/,
    may: [...leftOf('views'), '@noble/hashes'],
    ...pipeline,
  },
  {
    files: /^simulation\//,
    may: [...simulationGround, '@noble/hashes'],
    why: 'What lies beside the stages is used by all of them and so can depend on none.',
    instead: 'Move it into the stage that owns it.',
  },
  { files: /^layout\//, may: ['simulation/index.ts', 'elkjs'], ...oneDoor },
  {
    files: /^importers\//,
    may: ['simulation/index.ts', 'yaml'],
    why: 'An importer is text in, Result out: it knows one foreign format and the door of the simulation.',
    instead:
      'Files are read by cli/ and electron/; a parser library needs a decision note and a line here.',
  },
  {
    files: /^room\//,
    may: ['simulation/index.ts', 'cli/site.ts', 'node:', 'uqr'],
    why: 'The room moves time, writes the journal and opens the door; what follows is for the simulation.',
    instead: 'Put what is pure into simulation/exercise/, and what people see into renderer/room/.',
  },
  {
    files: /^cli\//,
    may: [
      'simulation/index.ts',
      'layout/',
      'importers/',
      'room/',
      'node:',
      'commander',
      'package.json',
    ],
    ...oneDoor,
  },
  {
    files: /^electron\/bridge\.ts$/,
    may: [],
    why: 'The contract is read by the page, the preload script and the main process, so it carries nothing along.',
    instead: 'Describe the data plainly here.',
  },
  {
    files: /^electron\/preload\.ts$/,
    may: ['electron', 'electron/bridge.ts'],
    why: 'The preload script stands between the page and the machine: it must be small enough to be seen through.',
    instead: 'Put it into the main process behind `handle`, or into the page.',
  },
  {
    files: /^electron\//,
    may: [
      'electron',
      'node:',
      'simulation/index.ts',
      'cli/main.ts',
      'cli/site.ts',
      'room/',
      'electron/',
    ],
    why: 'The main process moves text; it does not simulate and knows no page.',
    instead: 'Run it in the worker (renderer/worker/) or put it behind simulation/index.ts.',
  },
  {
    files: /^renderer\/(editing|worker)\//,
    may: ['simulation/index.ts', 'layout/'],
    why: 'Edits and the worker are pure and run without a page, which is what makes them testable.',
    instead: 'Pass in what comes from React, a store or the bridge.',
  },
  {
    files: /^renderer\/ui\//,
    may: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'renderer/styles/'],
    why: 'Plain parts know no domain words, so that every feature can use them.',
    instead: 'Put it into the feature, or pass the text in.',
  },
  {
    files: /^renderer\/stores\//,
    may: [
      'simulation/index.ts',
      'layout/',
      'zustand',
      'renderer/bridge.ts',
      'renderer/editing/',
      'renderer/worker/',
    ],
    why: 'Stores hold state and call pure functions; they know no component.',
    instead:
      'Put logic into editing/ or simulation/, and what is shown into the feature. The types of electron/bridge.ts are exported by renderer/bridge.ts.',
  },
  {
    files: /^renderer\/canvas\//,
    may: [...windowGround, 'renderer/worker/', '@xyflow/react'],
    ...features,
  },
  {
    files: /^renderer\/bridge\.ts$/,
    may: ['renderer/browser/'],
    mayTypesOf: ['electron/bridge.ts'],
    why: 'The page knows what it may ask, not who answers.',
    instead:
      'A new capability is one method in electron/bridge.ts and one `handle` in electron/requests.ts.',
  },
  {
    files: /^renderer\/browser\//,
    may: [],
    mayTypesOf: ['electron/bridge.ts'],
    why: 'It meets the contract with what a browser has, and nothing of ours.',
    instead: 'Put it where the bridge is used.',
  },
  {
    files: /^renderer\/([^/]+\.tsx?$|shell\/)/,
    may: [...windowGround, 'renderer/', 'package.json'],
    why: 'The shell puts features together; it does not do their work.',
    instead: 'Put it into the feature.',
  },
  {
    files: /^renderer\//,
    may: [...windowGround, 'renderer/worker/'],
    ...features,
  },
  {
    files: /^scenarios\//,
    may: [],
    why: 'Scenarios are data.',
    instead: 'Put code into simulation/, cli/ or build/.',
  },
]

export interface WordRule {
  readonly files: RegExp
  readonly words: readonly string[]
  readonly why: string
  readonly instead: string
}

/** Names that code in the simulation does not say, alone (`Date`) or after a dot (`Math.log`). */
export const wordRules: readonly WordRule[] = [
  {
    files: /^simulation\//,
    words: ['Date', 'performance', 'Math.random'],
    why: 'A run is its inputs: the same plan, scenario, seed and decisions give the same log on every machine, every day.',
    instead:
      'Time comes from the queue and chance from engine/chance; a start instant is part of the scenario.',
  },
  {
    files: /^simulation\//,
    words: [
      'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh',
      'sumPrecise tan tanh',
    ].flatMap((names) => names.split(' ').map((name) => `Math.${name}`)),
    why: 'JavaScript does not promise the last digits of these functions: Node and the window disagree today.',
    instead:
      'Use the portable ones of simulation/engine/maths/. Square roots and + - * / are exact.',
  },
  {
    files: /^simulation\//,
    words: ['Intl', 'localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
    why: 'Order and spelling must not depend on the language of the machine.',
    instead:
      'Compare ids with `<`; write numbers and times with the functions of simulation/views/.',
  },
  {
    files: /^renderer\/(?!texts\/format\.ts$)/,
    words: ['Intl', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
    why: 'Numbers, lengths of time and dates look the same everywhere in the window, and in another language in one place.',
    instead: 'Use renderer/texts/format.ts, or the functions of simulation/views/words.ts.',
  },
  {
    files: /^simulation\//,
    words: ['Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
    why: 'The simulation answers at once: what waits depends on who else runs.',
    instead: 'Waiting belongs to renderer/worker/ and cli/.',
  },
  {
    files: /^simulation\//,
    words: ['console', 'process', 'globalThis', 'fetch'],
    why: 'The simulation sees its arguments and nothing else, so that it runs anywhere and is easy to test.',
    instead: 'Return it: problems are data, and the log explains itself.',
  },
]

export interface Rule {
  readonly why: string
  readonly instead: string
}

/** Rules that need more than a table. */
export const otherRules = {
  'test-import': {
    why: 'Tests may be rewritten at any time; nothing that ships depends on them.',
    instead: 'Move the code to the folder that owns it and let the test import it from there.',
  },
  circle: {
    why: 'Files in a circle can only be understood, tested and moved together.',
    instead: 'Move what both need into a third file, or pass it in.',
  },
  'index-file': {
    why: 'An index.ts that only forwards hides where things are and makes import circles.',
    instead: 'Import from the file itself. Only simulation/index.ts is a door.',
  },
  'import-ending': {
    why: 'Node, the compiler and the bundler then agree on what is meant, without searching.',
    instead: 'Write the whole relative path with `.ts` or `.tsx`.',
  },
  'async-simulation': {
    why: 'The simulation answers at once: what waits depends on who else runs.',
    instead: 'Waiting belongs to renderer/worker/ and cli/.',
  },
  power: {
    why: 'The last digits of a power differ between machines, even for whole exponents.',
    instead:
      'Multiply (`x * x`), or use engine/maths. Powers of two literals (`2 ** 32`) are exact.',
  },
  'module-state': {
    why: 'State beside the functions makes the second run differ from the first.',
    instead: 'Keep it inside one call of `simulate`, or pass it in and return it.',
  },
  'one-ipc-door': {
    why: 'Each request of the page must be checked for sender and shape, in one place.',
    instead: 'Use `handle(channel, guard, run)` of electron/ipc.ts.',
  },
  'react-flow': {
    why: 'Only the canvas knows how the drawing library thinks, so that it can be replaced.',
    instead: 'Translate in renderer/canvas/ and use the words of the plan elsewhere.',
  },
  'folder-name': {
    why: 'A folder called utils, helpers, common, shared or types collects what has no name yet.',
    instead: 'Name the concept, or put the file beside its only user.',
  },
  'default-export': {
    why: 'A default export has a different name in every file that imports it.',
    instead: 'Export it by name. (Configuration files of tools may have one.)',
  },
  todo: {
    why: 'A TODO without a link is forgotten.',
    instead: 'Open an issue and put its address on the same line, or do it now.',
  },
  'file-size': {
    why: 'Nobody reads a file of more than 400 lines to the end.',
    instead: 'Split by idea: keep the decisions, move straight-line work out.',
  },
  'preload-size': {
    why: 'The preload script must be small enough to be seen through: fewer than sixty lines.',
    instead: 'Put it into the main process behind `handle`, or into the page.',
  },
  'written-out': {
    why: 'What people read or hear is in one catalogue, in one English.',
    instead: 'Put the words into renderer/texts/ and name them here.',
  },
  'machine-path': {
    why: 'A path of one machine works on that machine only.',
    instead: 'Start from import.meta.dirname, a temporary folder or an option.',
  },
  'raw-colour': {
    why: 'Light, dark and high-contrast themes only work if colours have a meaning.',
    instead: 'Use a token (`var(--status-down)`); raw colours live in renderer/styles/tokens.css.',
  },
  'lock-address': {
    why: 'An address in the lock file ties the installation to one registry.',
    instead: 'Run npm with the .npmrc of this repository: omit-lockfile-registry-resolved.',
  },
} as const satisfies Record<string, Rule>

export type OtherRule = keyof typeof otherRules

export const fileLinesMax = 400

/** Files that are longer, and how long they may be. This list only shrinks. */
export const longFiles: Readonly<Record<string, number>> = {}
