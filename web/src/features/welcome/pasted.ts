// People as they are pasted from a mail or a sheet: one a line, a name and an address in either order, and what he signs in with where that is not
// the address's first part.

export interface Pasted {
  line: number
  login: string
  name: string
  email: string | null
}

export interface Reading {
  people: Pasted[]
  mistakes: { line: number; sentence: string; login?: string }[]
}

import { key } from '~/lib/i18n'

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const loginLike = /^[a-z0-9][a-z0-9._-]*$/i

/** `李雷 <li_lei@example.com>`, `李雷, li_lei@example.com, li_lei` and columns of a sheet are read alike. */
function partsOf(line: string): string[] {
  return line
    .replace(/<([^<>]*)>/g, '\t$1\t')
    .split(/[\t,;，；、|]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function personIn(line: string, number: number): Pasted | string {
  const parts = partsOf(line)
  const email = parts.find(part => part.includes('@')) ?? null
  if (email && !address.test(email)) return key('This is no mail address: {{email}}')
  const [name, given, ...more] = parts.filter(part => part !== email)
  if (!name) return key('The name is missing')
  if (more.length > 0) return key('There is more on this line than a name, an address and a sign-in name')
  const login = (given ?? email?.split('@')[0] ?? '').toLowerCase()
  if (!login) return key('Neither an address nor a sign-in name is there')
  if (!loginLike.test(login)) return key('Nobody can sign in with this: {{login}}')
  return { line: number, login, name, email }
}

export function readPeople(text: string): Reading {
  const reading: Reading = { people: [], mistakes: [] }
  const logins = new Set<string>()
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const found = personIn(line, index + 1)
    if (typeof found === 'string') reading.mistakes.push({ line: index + 1, sentence: found })
    else if (logins.has(found.login))
      reading.mistakes.push({ line: index + 1, sentence: key('{{login}} stands here twice'), login: found.login })
    else {
      logins.add(found.login)
      reading.people.push(found)
    }
  })
  return reading
}
