// Which modules stand in one file. What the first sight of the desk needs comes in two, `frame` from libraries and `desk` of our own;
// without this it would be eighty small ones, since other pages share a part of each.
import path from 'node:path'
import { componentsOf } from './mantine.ts'

const src = path.resolve(import.meta.dirname, '../src')
// They stay files of their own, which load the others.
const entries = ['app/main.tsx', 'app/desk/DeskShell.tsx', 'features/queue/QueuePage.tsx'].map(file =>
  path.join(src, file),
)

interface Context {
  getModuleInfo: (id: string) => { importedIds: string[] } | null
}

/** All that is imported at once, by way of these, as far as `fits` lets it go. */
function reached(from: Iterable<string>, context: Context, fits: (id: string) => boolean): Set<string> {
  const found = new Set(from)
  // A set goes on to what is added to it while it is read.
  for (const id of found)
    for (const other of context.getModuleInfo(id)?.importedIds ?? []) if (fits(other)) found.add(other)
  return found
}

function firstSight(context: Context) {
  const own = reached(entries, context, id => id.startsWith(src))
  const components = componentsOf([...own].filter(id => /\.tsx?$/.test(id)))
  const isNeeded = (id: string) => {
    const component = /@mantine\/core\/esm\/components\/(\w+)\//.exec(id)?.[1]
    return component === undefined || components.has(component)
  }
  return { own, libraries: reached(own, context, isNeeded) }
}

let first: ReturnType<typeof firstSight> | undefined

export function chunkOf(id: string, context: Context): string | null {
  first ??= firstSight(context)
  if (entries.includes(id)) return null
  if (first.own.has(id)) return 'desk'
  return first.libraries.has(id) ? 'frame' : null
}
