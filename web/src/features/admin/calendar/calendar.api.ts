// Official days of a country, and when a calendar is open.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { Problem } from '~/api/problem'

export type HolidayYear = Schemas['HolidayYearView']

export const useHolidaySet = (set: string) =>
  useQuery({
    queryKey: ['holidays', set],
    queryFn: () => got(api.GET('/holiday-sets/{holiday_set}', { params: { path: { holiday_set: set } } })),
    retry: false,
  })

/** null: that year is not published yet. */
export const useHolidayYear = (set: string | null, year: number) =>
  useQuery({
    queryKey: ['holidays', set, year],
    queryFn: async (): Promise<HolidayYear | null> => {
      const path = { holiday_set: set ?? '', year: String(year) }
      try {
        return await got(api.GET('/holiday-sets/{holiday_set}/years/{year}', { params: { path } }))
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 404) return null
        throw problem
      }
    },
    enabled: Boolean(set),
    staleTime: 60_000,
    retry: false,
  })

interface Published {
  year: number
  off: string[]
  work: string[]
}

export function usePublishYear(set: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ year, off, work }: Published) =>
      got(
        api.PUT('/holiday-sets/{holiday_set}/years/{year}', {
          params: { path: { holiday_set: set, year: String(year) } },
          body: { off, work },
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [['holidays'], ['windows'], ['rows', '/calendars']].map(queryKey => client.invalidateQueries({ queryKey })),
      ),
  })
}

const week = 7 * 86_400_000

export const useWindows = (calendar: string, version: number) =>
  useQuery({
    queryKey: ['windows', calendar, version],
    queryFn: () => {
      const from = new Date()
      const query = { from: from.toISOString(), to: new Date(from.getTime() + week).toISOString() }
      return got(api.GET('/calendars/{calendar}/windows', { params: { path: { calendar }, query } }))
    },
  })
