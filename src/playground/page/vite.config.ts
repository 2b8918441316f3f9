import { defineConfig } from 'vite'

// The page is served from the local Discord's own root; nothing is loaded from anywhere else.
export default defineConfig({
  base: './',
  build: { target: 'es2022', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
})
