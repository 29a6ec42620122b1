import { api, ask, got } from '~/api/client'

/** The condition of a list that shows what a search finds; null: it finds nothing. */
export async function codesFound(kind: string, words: string): Promise<Record<string, string> | null> {
  const { data } = await got(api.GET('/search', { params: ask({ q: words, kind, limit: 50 }) }))
  return data.length > 0 ? { code: data.map(hit => hit.name).join(',') } : null
}
