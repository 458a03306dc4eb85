import { defineConfig } from '@playwright/test';
import { chromiumArgs } from './browser/chromium-args.mjs';

/** The tests in a real Chromium. `npm test` finds one and says where in VARNE_CHROMIUM. */
const executablePath = process.env.VARNE_CHROMIUM ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: './browser',
  testMatch: '**/*.test.ts',
  outputDir: './results/browser',
  fullyParallel: false,
  // Most of a test is waiting for the next second of a watch.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Charts are drawn in software, and others may share the machine: nothing here measures how fast it is.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? './results/playwright.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    // Pictures of every moment would cost more than the tests.
    trace: { mode: 'retain-on-failure', screenshots: false },
    video: 'off',
    screenshot: 'off',
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: { executablePath, args: chromiumArgs() },
  },
});
