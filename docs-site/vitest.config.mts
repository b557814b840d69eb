import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    environment: 'jsdom',
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: ['node_modules', 'out', '.next', 'e2e'],
    setupFiles: ['./test/setup.ts'],
  },
});
