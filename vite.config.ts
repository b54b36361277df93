import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window: renderer/ -> out/renderer. Workers become chunks of their own. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
})
