// Which of Mantine's style sheets the pages need: those of the components that src/ names and of those that they are made of, in the order
// in which Mantine itself puts them together. All of them would be 33 kB.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { contrast, theme } from '../src/ui/theme.ts'

const core = path.resolve(import.meta.dirname, '../node_modules/@mantine/core')
const src = path.resolve(import.meta.dirname, '../src')
const whole = mergeMantineTheme(DEFAULT_THEME, theme)

function named(files: string[]): Set<string> {
  const names = new Set<string>()
  for (const file of files)
    for (const [, list = ''] of readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const [name] of list.replace(/\btype /g, '').matchAll(/\w+/g)) names.add(name)
  return names
}

const sources = () =>
  readdirSync(src, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))

/** What a component's own folder imports of other components' folders, wherever those lie. */
function partsOf(component: string): string[] {
  const folder = path.join(core, 'esm/components', component)
  if (!existsSync(folder)) return []
  const parts = new Set<string>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.mjs')) continue
    const text = readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
    for (const [, target = ''] of text.matchAll(/from "([^"]+)"/g)) {
      if (!target.startsWith('.')) continue
      for (const place of path.relative(core, path.resolve(entry.parentPath, target)).split(path.sep))
        if (/^[A-Z]\w*$/.test(place)) parts.add(place)
    }
  }
  return [...parts]
}

const madeOf: Record<string, string[]> = {
  '@mantine/spotlight': ['Modal', 'TextInput', 'Highlight', 'ScrollArea', 'UnstyledButton'],
  '@mantine/notifications': ['Notification', 'Portal'],
  '@mantine/dropzone': ['Group', 'Loader', 'LoadingOverlay'],
}

/** The components that these files name, themselves or by other packages of Mantine's. */
function namedWithPackages(files: string[]): Set<string> {
  const names = named(files)
  const texts = files.map(file => readFileSync(file, 'utf8'))
  for (const [name, parts] of Object.entries(madeOf))
    if (texts.some(text => text.includes(`'${name}'`))) for (const part of parts) names.add(part)
  return names
}

/** By its own entry every component would seem to be needed by every other. */
export const entry = path.join(realpathSync(core), 'esm/index.mjs')

/** The modules in which that stands which these files name. */
export function modulesOf(files: string[]): string[] {
  const names = namedWithPackages(files)
  const modules: string[] = []
  for (const [, list = '', target = ''] of readFileSync(entry, 'utf8').matchAll(/import \{([^}]*)\} from "([^"]+)"/g))
    if ([...list.matchAll(/\w+/g)].some(([name]) => names.has(name))) modules.push(path.resolve(entry, '..', target))
  return modules
}

/** The components that these files name, and those that they are made of. */
function componentsOf(files: string[]): Set<string> {
  const wanted = namedWithPackages(files)
  // A set goes on to what is added to it while it is read.
  for (const component of wanted) for (const part of partsOf(component)) wanted.add(part)
  return wanted
}

/** What the theme sets, as Mantine would put it together each time that the pages start. */
export const themeVariables = () =>
  convertCssVariables(deepMerge(defaultCssVariablesResolver(whole), contrast(whole)), ':root')

/** Paths to import, without those that no style sheet has; in a layer, so that ours count wherever they are loaded. */
export function styleSheets(): string[] {
  const whole = readFileSync(path.join(core, 'styles.css'), 'utf8')
  const placeOf = (name: string) =>
    whole.indexOf(/\.m_[0-9a-f]+/.exec(readFileSync(path.join(core, 'styles', `${name}.css`), 'utf8'))?.[0] ?? '')
  const components = [...componentsOf(sources())].filter(name => existsSync(path.join(core, 'styles', `${name}.css`)))
  components.sort((left, right) => placeOf(left) - placeOf(right))
  return ['baseline', 'global', ...components].map(name => `@mantine/core/styles/${name}.layer.css`)
}
