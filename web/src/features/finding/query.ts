// What a query box does to the text of a query. Positions are characters, as the server counts them: 𠮷 is one.

export interface Mark {
  before: string
  wrong: string
  after: string
}

/** The query in three parts, the middle one the word in which it is wrong; null where nothing is. */
export function marked(query: string, position: number | null): Mark | null {
  if (position === null) return null
  const letters = [...query]
  const start = Math.min(position, Math.max(letters.length - 1, 0))
  let end = start
  while (end < letters.length && !/[\s()（）]/.test(letters[end]!)) ++end
  end = Math.max(end, start + 1)
  return {
    before: letters.slice(0, start).join(''),
    wrong: letters.slice(start, end).join(''),
    after: letters.slice(end).join(''),
  }
}

/** The query with a completion in its place, and where the cursor stands then, as an input counts. */
export function completed(query: string, from: number, to: number, text: string): { query: string; cursor: number } {
  const letters = [...query]
  const end = text.endsWith(':') ? text : `${text} `
  const before = letters.slice(0, from).join('') + end
  return { query: before + letters.slice(to).join('').trimStart(), cursor: before.length }
}

/** An input's cursor in characters. */
export const inCharacters = (query: string, cursor: number) => [...query.slice(0, cursor)].length
