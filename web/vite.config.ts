import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Fonts and scripts stay files of their own: the content-security policy allows no inline code and no data: fonts.
export default defineConfig({
  plugins: [react()],
  build: { assetsInlineLimit: 0, target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8350' } } },
});
