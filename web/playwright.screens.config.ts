import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

export default defineConfig(base, { testMatch: 'screens.ts', reporter: 'list', retries: 0, timeout: 300_000 })
