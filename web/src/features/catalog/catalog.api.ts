// Groups, services, categories, sites and closing codes: few and seldom changed, so they are asked for once and kept.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got } from '~/api/client'
import { compare, inLanguage } from '~/lib/i18n'

export interface Named {
  code: string
  name: { zh: string; en: string }
}

/** All pages of a list that has a few hundred rows at most. */
async function all<T>(
  page: (cursor: string | undefined) => Promise<{ data: T[]; next_cursor: string | null }>,
): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 20; ++pages) {
    const { data, next_cursor } = await page(cursor)
    rows.push(...data)
    if (!next_cursor) break
    cursor = next_cursor
  }
  return rows
}

const kept = { staleTime: 600_000, gcTime: Number.POSITIVE_INFINITY }

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: () => all(cursor => got(api.GET('/groups', { params: ask({ limit: 200, cursor }) }))),
  ...kept,
})
export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: () => all(cursor => got(api.GET('/services', { params: ask({ limit: 200, cursor }) }))),
  ...kept,
})
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: () => all(cursor => got(api.GET('/categories', { params: ask({ limit: 200, cursor }) }))),
  ...kept,
})
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: () => all(cursor => got(api.GET('/sites', { params: ask({ limit: 200, cursor }) }))),
  ...kept,
})
export const closingCodesQuery = queryOptions({
  queryKey: ['closing-codes'],
  queryFn: () => all(cursor => got(api.GET('/closing-codes', { params: ask({ limit: 200, cursor }) }))),
  ...kept,
})

const queries = { group: groupsQuery, service: servicesQuery, category: categoriesQuery, site: sitesQuery } as const
export type Catalog = keyof typeof queries

function useNamed(catalog: Catalog): Named[] {
  // biome-ignore lint/suspicious/noExplicitAny: four lists whose rows all have a code and a name
  return (useQuery(queries[catalog] as any).data as Named[] | undefined) ?? []
}

/** What a code is called; until that is known, the code. */
export function useNameOf(catalog: Catalog): (code: string | null | undefined) => string {
  const rows = useNamed(catalog)
  return code => (code ? inLanguage(rows.find(row => row.code === code)?.name) || code : '')
}

/** For pickers: sorted as people sort. */
export function useOptions(catalog: Catalog): { value: string; label: string }[] {
  const rows = useNamed(catalog)
  return rows
    .filter(row => !('active' in row) || row.active)
    .map(row => ({ value: row.code, label: inLanguage(row.name) }))
    .sort((left, right) => compare(left.label, right.label))
}
