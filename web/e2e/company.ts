// The demo company, made once for all tests; each worker starts a desk of its own on a copy of it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const binary = process.env.YITAI_BINARY ?? path.resolve(import.meta.dirname, '../../build/yitai')

/** The server knows each of its settings and refuses others. */
export const settings = (more: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('YITAI_'))),
  ...more,
})

export default function makeCompany() {
  const folder = mkdtempSync(path.join(tmpdir(), 'yitai-company-'))
  execFileSync(binary, ['demo', '--size', process.env.YITAI_DEMO_SIZE ?? '10'], {
    env: settings({ YITAI_DATA_DIR: folder }),
  })
  process.env.YITAI_COMPANY = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
