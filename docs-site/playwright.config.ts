import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = [process.env.STOA_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(
  path => path !== undefined && existsSync(path),
);
if (chromium === undefined) {
  throw new Error('There is no Chromium in the usual places; install one (Debian: apt-get install chromium) or name it in STOA_CHROMIUM.');
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: process.env.STOA_SITE,
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    // Without pictures, which would take a third of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
