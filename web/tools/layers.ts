// Who may import whom in src/: ui, lib and api know no feature, features know no app, and files do not import each other in circles.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const src = path.resolve(import.meta.dirname, '../src')
const imports = /(import type [^']*|from|import)\s*\(?\s*'([^']+)'/g

const placeOf = (file: string) => {
  const [area = '', name = ''] = path.relative(src, file).split(path.sep)
  return area === 'features' ? `features/${name}` : area
}

const wrong: string[] = []
const knows = new Map<string, Set<string>>()

const sources = (await readdir(src, { withFileTypes: true, recursive: true }))
  .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map(entry => path.join(entry.parentPath, entry.name))

const fileOf = (target: string, from: string) => {
  const place = target.startsWith('~/') ? path.join(src, target.slice(2)) : path.resolve(path.dirname(from), target)
  return ['', '.ts', '.tsx'].map(ending => place + ending).find(file => sources.includes(file))
}

for (const file of sources) {
  const place = placeOf(file)
  for (const [, how = '', target = ''] of (await readFile(file, 'utf8')).matchAll(imports)) {
    const imported = /^[~.]/.test(target) && fileOf(target, file)
    if (!imported) continue
    const other = placeOf(imported)
    if (other !== place && (other === 'app' || (!/^(features|app)/.test(place) && other.startsWith('features/'))))
      wrong.push(`${path.relative(src, file)} may not know ${target}`)
    if (!how.startsWith('import type')) knows.set(file, (knows.get(file) ?? new Set()).add(imported))
  }
}

const cleared = new Set<string>()
function circle(file: string, way: string[]): string[] | null {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
  if (cleared.has(file)) return null
  for (const next of knows.get(file) ?? []) {
    const found = circle(next, [...way, file])
    if (found) return found
  }
  cleared.add(file)
  return null
}

for (const file of sources) {
  const found = circle(file, [])
  if (!found) continue
  wrong.push(`a circle: ${found.map(name => path.relative(src, name)).join(' → ')}`)
  break
}

for (const line of wrong) console.error(line)
process.exit(wrong.length === 0 ? 0 : 1)
