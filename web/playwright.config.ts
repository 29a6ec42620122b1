import { defineConfig } from '@playwright/test'

/** Debian's Chromium without its windows, which would take as long as the pages themselves; as root it does without its sandbox. */
export const chromium = {
  executablePath: process.env.YITAI_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/company.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['./e2e/counts.ts']],
  use: {
    launchOptions: chromium,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
  },
})
