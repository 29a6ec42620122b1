// What those may do whom a ticket is for. Whatever else has changed meanwhile, their word stands; so it asks for no version.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, freshKey, got, ifMatch } from '~/api/client'

const of = (ticket: string) => ({ params: { path: { ticket }, header: ifMatch('*') } })

export const confirm = (ticket: string) => got(api.PUT('/tickets/{ticket}/closure', of(ticket)))

export const openAgain = (ticket: string, reason: string) =>
  got(
    api.DELETE('/tickets/{ticket}/resolution', {
      params: { path: { ticket }, header: ifMatch('*'), query: { reason } },
    }),
  )

export const chase = (ticket: string, comment: string) =>
  got(
    api.POST('/tickets/{ticket}/chases', {
      params: { path: { ticket }, header: { ...ifMatch('*'), 'Idempotency-Key': freshKey() } },
      body: { comment: comment || null },
    }),
  )

export const bringIn = (ticket: string, person: string) =>
  got(api.POST('/tickets/{ticket}/watchers', { ...of(ticket), body: { person } }))

export const leaveOut = (ticket: string, person: string) =>
  got(
    api.DELETE('/tickets/{ticket}/watchers/{person}', {
      params: { path: { ticket, person }, header: ifMatch('*') },
    }),
  )

/** Does one of them, and looks at the ticket anew. */
export function useDoing<Given>(ticket: string, deed: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: deed,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['ticket', ticket] })
      void client.invalidateQueries({ queryKey: ['mine'] })
    },
  })
}
