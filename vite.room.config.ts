import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages of a workshop’s room: renderer/room/ -> out/room. Apart from the window, so that the door serves no more. */
export default defineConfig({
  root: 'renderer/room',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../out/room',
    emptyOutDir: true,
    // Phones of the last years.
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['participant', 'projector', 'facilitator'].map(
        (name) => `renderer/room/${name}.html`,
      ),
    },
  },
})
