import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { listAllLicences } from './build/licences.ts'

const licences = 'licences.json'

/** The window: renderer/ -> out/renderer. Workers become chunks of their own. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), listAllLicences(licences)],
  worker: { format: 'es' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    // What browsers of the last three years understand; Electron is far ahead of it.
    target: 'es2022',
    // Licences of all that is bundled, for the About dialog.
    license: { fileName: licences },
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
})
