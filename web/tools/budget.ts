// What is loaded when, against the budgets of a first load and of any chunk that is loaded later (gzip): budget.ts FOLDER
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const folder = process.argv[2] ?? '../build/web'
interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  isEntry?: boolean
  isDynamicEntry?: boolean
  src?: string
}
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${folder}.manifest.json`, 'utf8'))

/** Files that the chunk needs before it runs. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const style of chunk.css ?? []) found.add(style)
  for (const other of chunk.imports ?? []) filesOf(other, found)
  return found
}

const size = (file: string) => statSync(path.join(folder, `${file}.gz`)).size
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + size(file), 0)
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

// Pages by what they load, as the router does.
const pages: Record<string, { chunks: string[]; most: number }> = {
  'sign-in': { chunks: ['index.html', 'src/app/SignInPage.tsx', 'virtual:zh'], most: 230_000 },
  portal: {
    chunks: ['index.html', 'src/app/portal/PortalShell.tsx', 'src/features/portal/HomePage.tsx', 'virtual:zh'],
    most: 230_000,
  },
  queue: {
    chunks: ['index.html', 'src/app/desk/DeskShell.tsx', 'src/features/queue/QueuePage.tsx', 'virtual:zh'],
    most: 300_000,
  },
}
const mostLater = 220_000

let failed = false
const tell = (name: string, bytes: number, most: number) => {
  if (bytes > most) failed = true
  console.log(
    `${name.padEnd(44)} ${kilobytes(bytes).padStart(10)} of ${kilobytes(most)}${bytes > most ? '   TOO LARGE' : ''}`,
  )
}

for (const [name, { chunks, most }] of Object.entries(pages)) {
  const files = new Set<string>()
  for (const chunk of chunks) {
    const key = manifest[chunk] ? chunk : Object.keys(manifest).find(other => other.includes(chunk))
    if (!key) throw new Error(`${chunk} is not in the build`)
    filesOf(key, files)
  }
  tell(`first load of ${name}, ${files.size} files`, sum(files), most)
}

const first = filesOf('index.html')
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue
  const own = [...filesOf(name)].filter(file => !first.has(file))
  const bytes = sum(own)
  if (bytes > 30_000) tell(`later: ${name}`, bytes, mostLater)
}
process.exit(failed ? 1 : 0)
