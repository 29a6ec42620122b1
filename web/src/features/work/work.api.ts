// What is done to a ticket on its way: given, set waiting, resolved, closed; each with its way back where there is one.
import { useQuery } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'
import { type Deed, edit } from '~/features/ticket/deed/deed'
import { at } from '~/features/ticket/ticket.api'

type Assignment = Schemas['AssignmentInput']

export const assign = (body: Assignment, done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/assignment', { params, body }),
  done,
  undo: before => ({
    send: async params => {
      const was = { group: before.group, assignee: before.assignee, reason: body.reason ?? null }
      const given = await api.PUT('/tickets/{ticket}/assignment', { params, body: was })
      if (before.state !== 'new' || !given.data) return given
      const seen = { path: params.path, header: ifMatch(given.data.version) }
      return api.PATCH('/tickets/{ticket}', { params: seen, body: { state: 'new' } })
    },
  }),
})

export const start = (done: string): Deed => edit({ state: 'in_progress' }, done)

export const pend = (body: Schemas['PendingInput'], done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/pending', { params, body }),
  done,
  undo: before =>
    before.pending_reason
      ? pend({ reason: before.pending_reason, until: before.pending_until }, '')
      : { send: params => api.DELETE('/tickets/{ticket}/pending', { params }) },
})

export const resume = (done: string): Deed => ({
  send: params => api.DELETE('/tickets/{ticket}/pending', { params }),
  done,
  undo: before => pend({ reason: before.pending_reason ?? 'awaiting_user', until: before.pending_until }, ''),
})

export const resolve = (body: Schemas['ResolutionInput'], done: string, undone: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/resolution', { params, body }),
  done,
  undo: () => reopen(undone, ''),
})

export const reopen = (reason: string, done: string): Deed => ({
  send: ({ path, header }) =>
    api.DELETE('/tickets/{ticket}/resolution', { params: { path, header, query: { reason } as never } }),
  done,
})

export const close = (done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/closure', { params }),
  done,
})

export const cancel = (body: Schemas['CancellationInput'], done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/cancellation', { params, body }),
  done,
})

export const announce = (done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/announcement', { params }),
  done,
  undo: () => withdrawAnnouncement(''),
})

export const withdrawAnnouncement = (done: string): Deed => ({
  send: params => api.DELETE('/tickets/{ticket}/announcement', { params }),
  done,
  undo: () => announce(''),
})

export const escalate = (body: Schemas['RaisingInput'], done: string): Deed => ({
  send: params => api.POST('/tickets/{ticket}/escalations', { params, body }),
  done,
})

/** The department's written result; its answer is the hand-off, so the ticket is read again. */
export const giveResult = (text: string, done: string): Deed => ({
  send: async params => {
    await api.PUT('/tickets/{ticket}/hand-off/result', { params, body: { text } })
    return api.GET('/tickets/{ticket}', at(params.path.ticket))
  },
  done,
})

export const useEscalations = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'escalations'],
    queryFn: async () => (await got(api.GET('/tickets/{ticket}/escalations', at(number)))).data,
  })
