import { defineConfig } from '@playwright/test'
import { languages } from './e2e/places.ts'
import base from './playwright.config.ts'

/** The moment at which the desk of tools/at_a_moment is looked at. */
export const moment = new Date('2026-10-14T02:31:00Z')

// One desk a language, on which one picture is made after the other: each finds what the one before has left.
export default defineConfig(base, {
  testMatch: 'pictures.ts',
  reporter: 'list',
  retries: 0,
  workers: 2,
  timeout: 120_000,
  use: { viewport: { width: 1200, height: 750 }, colorScheme: 'light' },
  projects: languages.map(name => ({ name })),
})
