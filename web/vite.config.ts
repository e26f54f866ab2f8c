import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/// The letters of the first page are asked for with it, so that nothing moves when they come.
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /inter-latin-wght-normal.*\.woff2$/.test(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}`, crossorigin: '' },
          injectTo: 'head' as const,
        })),
  },
};

// Fonts and scripts stay files of their own: the content-security policy allows no inline code and no data: fonts.
export default defineConfig({
  plugins: [react(), preloadFont],
  // Scripts and styles find their parts from where they stand themselves, so that published pages can stand in any folder; the page's own addresses are
  // rewritten when they are published (src/surface/api/publish.cpp).
  experimental: {
    renderBuiltUrl: (filename, { hostType }) => (hostType === 'html' ? `/${filename}` : { relative: true }),
  },
  build: { assetsInlineLimit: 0, target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8350' } } },
});
