import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
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

/// Of the design system only what a page uses is taken: its modules do nothing by being read, though its package does not say so.
const doesNothing = /@digdir\/designsystemet-(react|web\/dist\/esm\/pagination)\//;
const design = fileURLToPath(new URL('./src/design.ts', import.meta.url));

// Fonts and scripts stay files of their own: the content-security policy allows no inline code and no data: fonts.
export default defineConfig({
  plugins: [react(), preloadFont],
  // Scripts and styles find their parts from where they stand themselves, so that published pages can stand in any folder; the page's own addresses are
  // rewritten when they are published (src/surface/api/publish.cpp).
  experimental: {
    renderBuiltUrl: (filename, { hostType }) => (hostType === 'html' ? `/${filename}` : { relative: true }),
  },
  resolve: { alias: [{ find: /^@digdir\/designsystemet-web$/, replacement: design }] },
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !doesNothing.test(id) } },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8350' } } },
});
