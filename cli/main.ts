#!/usr/bin/env node
/**
 * The program `blackstart`: hands the terminal to the command line and ends with its answer.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from './commandLine.ts'
import { terminalIo } from './io.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const windowFolder = path.resolve(here, '../renderer')
const roomFolder = path.resolve(here, '../room')
const workerFile = path.join(here, 'worker.mjs')

// A pipe that is closed early, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// Set rather than exit: output to a pipe may still be on its way.
process.exitCode = await main(process.argv.slice(2), terminalIo(), {
  windowFolder,
  roomFolder,
  workerFile,
})
