// What the desk is called, and whether anybody has set it up.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { inLanguage, useTranslation } from '~/lib/i18n'

type Desk = Schemas['ProfileView']

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: async () => {
    const desk = await got(api.GET('/desk'))
    localStorage.setItem(place, JSON.stringify(desk.name))
    return desk
  },
  staleTime: 300_000,
})

/** Nobody has said yet what the desk is called. */
export const isUntouched = (desk: Desk) => desk.version === 1

const product = '一台 Yitai'

/** Until the desk has said it: as it was called the last time. `isDue`: it may be asked. */
export function useDeskName(isDue = true): string {
  useTranslation()
  const { data } = useQuery({ ...deskQuery, enabled: isDue })
  return inLanguage(data?.name ?? known()) || product
}

const place = 'desk-name'

function known(): Desk['name'] | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}
