// Being asked to hurry (催办): who, when, and whether it was answered.
import { useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import type { Deed } from '~/features/ticket/deed/deed'
import { at } from '~/features/ticket/ticket.api'

export const chase = (body: Schemas['NewChaseInput'], done: string): Deed => ({
  send: async ({ path, header }) => {
    await api.POST('/tickets/{ticket}/chases', { params: { path, header }, body })
    return api.GET('/tickets/{ticket}', at(path.ticket))
  },
  done,
})

export const useChases = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'chases'],
    queryFn: async () =>
      (await got(api.GET('/tickets/{ticket}/chases', { params: { path: { ticket: number }, ...ask({ limit: 50 }) } })))
        .data,
  })
