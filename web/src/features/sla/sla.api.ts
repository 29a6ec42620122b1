// The promises of a ticket and how their time was counted.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { at } from '~/features/ticket/ticket.api'
import { inLanguage } from '~/lib/i18n'

export type ClockExplanation = Schemas['ClockExplanation']

export const useClocks = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'clocks'],
    queryFn: () => got(api.GET('/tickets/{ticket}/clocks', at(number))),
  })

const agreementsQuery = queryOptions({
  queryKey: ['agreements'],
  queryFn: async () => (await got(api.GET('/agreements', { params: ask({ limit: 200, fields: 'code,name' }) }))).data,
  staleTime: 600_000,
  retry: false,
})

/** What an agreement is called; who may not read agreements sees its code. */
export function useAgreementName(): (code: string) => string {
  const agreements = useQuery(agreementsQuery).data ?? []
  return code => inLanguage(agreements.find(row => row.code === code)?.name) || code
}
