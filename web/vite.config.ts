import { renameSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { groups } from './tools/chunks.ts'
import { compress } from './tools/compress.ts'
import { askedEarly } from './tools/early.ts'
import { styleSheets, themeVariables } from './tools/mantine.ts'
import { chinese } from './tools/messages.ts'

/** `virtual:zh` holds the Chinese of what the pages say, and no more, `virtual:zh/admin` that of the administration; a build ends where
 * one is missing. */
function messages(): Plugin {
  return {
    name: 'messages',
    resolveId: id => (/^virtual:zh(\/admin)?$/.test(id) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith('\0virtual:zh')) return null
      const { words, further, missing } = await chinese()
      if (missing.length > 0 && this.environment.mode === 'build')
        this.error(`The Chinese (zh.json) lacks:\n  ${missing.join('\n  ')}`)
      return `export default ${JSON.stringify(id.endsWith('/admin') ? further : words)}`
    },
  }
}

/** `virtual:mantine` brings the style sheets of those components that the pages use, and the theme's variables. */
const mantineStyles = (): Plugin => ({
  name: 'mantine-styles',
  resolveId: id => (/^virtual:(mantine|theme\.css)$/.test(id) ? `\0${id}` : null),
  load(id) {
    if (id === '\0virtual:theme.css') return themeVariables()
    // Those come from there; Mantine would put its own together to tell them apart.
    if (id.endsWith('remove-default-variables.mjs'))
      return 'export const removeDefaultVariables = variables => variables'
    if (id !== '\0virtual:mantine') return null
    // While the pages are being written, a component may be used at any moment.
    const sheets = this.environment.mode === 'build' ? styleSheets() : ['@mantine/core/styles.layer.css']
    return [...sheets, 'virtual:theme.css'].map(sheet => `import '${sheet}'`).join('\n')
  },
})

const compressed = (folder: string): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle: async () => {
    await compress(folder)
    // What is in which file: for tools/budget.ts, and no page's business.
    renameSync(`${folder}/.vite/manifest.json`, `${folder}.manifest.json`)
    rmdirSync(`${folder}/.vite`)
  },
})

const server = process.env.YITAI_URL ?? 'http://127.0.0.1:8080'
const desk = { target: server, changeOrigin: true }
const out = path.resolve(import.meta.dirname, '../build/web')

export default defineConfig({
  plugins: [react(), messages(), mantineStyles(), askedEarly(), compressed(out)],
  resolve: { alias: { '~': path.resolve(import.meta.dirname, 'src') } },
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The guides lie beside the pages.
  server: { port: 5173, host: '127.0.0.1', fs: { allow: ['..'] }, proxy: { '/api': desk, '/readyz': desk } },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'] },
})
