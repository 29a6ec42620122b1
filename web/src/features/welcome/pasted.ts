// People as they are pasted from a mail or a sheet: one a line, a name and an address in either order, and what he signs in with where that is not
// the address's first part.
import { key } from '~/lib/i18n'

export interface Pasted {
  line: number
  login: string
  name: string
  email: string | null
}

/** `said`: what on that line is meant. */
export interface Mistake {
  line: number
  sentence: string
  said: string
}

export interface Reading {
  people: Pasted[]
  mistakes: Mistake[]
}

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const signInName = /^[a-z0-9._@+-]{1,200}$/

/** `李雷 <li_lei@example.com>`, `李雷, li_lei@example.com, li_lei` and columns of a sheet are read alike. */
const partsOf = (line: string) =>
  line
    .replace(/<([^<>]*)>/g, '\t$1\t')
    .split(/[\t,;，；、|]+/)
    .map(part => part.trim())
    .filter(part => part !== '')

function personIn(text: string, line: number): Pasted | Mistake {
  const wrong = (sentence: string, said = ''): Mistake => ({ line, sentence, said })
  const parts = partsOf(text)
  const email = parts.find(part => part.includes('@')) ?? null
  if (email && !address.test(email)) return wrong(key('This is no mail address: {{said}}'), email)
  const [name, given, ...more] = parts.filter(part => part !== email)
  if (!name) return wrong(key('The name is missing'))
  if (more.length > 0)
    return wrong(key('There is more here than a name, an address and a sign-in name: {{said}}'), more[0])
  const login = (given ?? email?.split('@')[0] ?? '').toLowerCase()
  if (!login) return wrong(key('An address or a sign-in name is missing'))
  if (!signInName.test(login)) return wrong(key('Nobody can sign in with this: {{said}}'), login)
  return { line, login, name, email }
}

export function readPeople(text: string): Reading {
  const reading: Reading = { people: [], mistakes: [] }
  const logins = new Set<string>()
  text.split('\n').forEach((written, index) => {
    if (written.trim() === '') return
    const found = personIn(written, index + 1)
    if ('sentence' in found) reading.mistakes.push(found)
    else if (logins.has(found.login))
      reading.mistakes.push({ line: found.line, sentence: key('{{said}} stands here twice'), said: found.login })
    else {
      logins.add(found.login)
      reading.people.push(found)
    }
  })
  return reading
}

/** The text without the lines that can't be read. */
export function withoutMistakes(text: string, { mistakes }: Reading): string {
  const wrong = new Set(mistakes.map(({ line }) => line))
  return text
    .split('\n')
    .filter((_, index) => !wrong.has(index + 1))
    .join('\n')
}
