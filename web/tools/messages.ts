// The sentences of the pages stand in English in the sources, in t('…') or key('…'). Their Chinese stands in a zh.json in the folder
// that says them or, where the server says the same, in server/messages/zh.json. This module finds what is said and what is missing.
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const said = /\b(?:t|key)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g

export type Dictionary = Record<string, string>

async function files(fits: RegExp): Promise<string[]> {
  const entries = await readdir(path.join(root, 'src'), { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile() && fits.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
}

const sources = async () => (await files(/\.tsx?$/)).filter(file => !/\.test\.tsx?$|schema\.ts$/.test(file))

/** Every sentence of src/, with the files that say it. */
export async function sentences(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const file of await sources())
    for (const match of (await readFile(file, 'utf8')).matchAll(said)) {
      const sentence = match[2]!.replace(/\\(.)/g, '$1')
      found.set(sentence, [...(found.get(sentence) ?? []), path.relative(root, file)])
    }
  return found
}

const read = (file: string): Dictionary => JSON.parse(readFileSync(file, 'utf8'))

/** By the files that hold them. */
export async function own(): Promise<Map<string, Dictionary>> {
  return new Map((await files(/^zh\.json$/)).map(file => [path.relative(root, file), read(file)]))
}

export const shared = () => read(path.resolve(root, '../server/messages/zh.json'))

/** Said to those only who set the desk up: loaded with their pages. */
const isOfAdministration = (file: string) =>
  /^src\/(app\/admin|features\/(admin|bundle|importing|revision|role|rows|welcome))\//.test(file)

/** What the pages need in Chinese, and what those of the administration need besides; `missing` are the sentences without a translation. */
export async function chinese(): Promise<{ words: Dictionary; further: Dictionary; missing: string[] }> {
  const dictionary: Dictionary = Object.assign({}, shared(), ...(await own()).values())
  const words: Dictionary = {}
  const further: Dictionary = {}
  const missing: string[] = []
  for (const [sentence, files] of await sentences()) {
    const translated = dictionary[sentence]
    if (translated === undefined) missing.push(`${sentence}   (${files[0]})`)
    else (files.every(isOfAdministration) ? further : words)[sentence] = translated
  }
  return { words, further, missing }
}

export const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()
