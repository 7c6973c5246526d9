import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const root = fileURLToPath(new URL('.', import.meta.url));
const serverInDevelopment = 'http://localhost:8080';

/** The client: one page, its parts by who needs them, and a service worker that puts all of it on the machine. */
export default defineConfig({
  root,
  logLevel: 'warn',
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/trpc': serverInDevelopment, '/api': serverInDevelopment } },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      registerType: 'prompt',
      injectRegister: false,
      srcDir: 'app',
      filename: 'service-worker.ts',
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg,png}'] },
      manifest: {
        id: '/',
        name: 'Từng Nhà',
        short_name: 'Từng Nhà',
        description: 'Sổ tay đi từng nhà của tổ công nghệ số cộng đồng, dùng được cả khi không có sóng',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#fbfaf6',
        theme_color: '#fbfaf6',
        categories: ['government', 'productivity'],
        icons: [
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Hôm nay', url: '/hom-nay' },
          { name: 'Danh sách', url: '/danh-sach' },
        ],
      },
    }),
  ],
});
