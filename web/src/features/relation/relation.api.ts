// How tickets belong together: merged, split, under one another, linked, watched.
import { useQuery } from '@tanstack/react-query'
import { api, ask, got, ifMatch, type Schemas } from '~/api/client'
import type { Deed } from '~/features/ticket/deed/deed'
import { at } from '~/features/ticket/ticket.api'

export type Link = Schemas['LinkView']
export type LinkKind = Schemas['NewLinkInput']['kind']

export const merge = (into: string, done: string): Deed => ({
  send: params => api.POST('/tickets/{ticket}/merge', { params, body: { into } }),
  done,
  // The answer is the ticket that stays, and the number leads there as well until the merge is undone.
  undo: ({ number }) => ({
    send: () => api.DELETE('/tickets/{ticket}/merge', { params: { path: { ticket: number }, header: ifMatch('*') } }),
  }),
})
export const unmerge = (done: string): Deed => ({
  send: params => api.DELETE('/tickets/{ticket}/merge', { params }),
  done,
})

/** The answer is the new ticket. */
export const split = (body: Schemas['SplittingInput'], done: string): Deed => ({
  send: params => api.POST('/tickets/{ticket}/splits', { params, body }),
  done,
  undo: () => unsplit(''),
})
export const unsplit = (done: string): Deed => ({
  send: params => api.DELETE('/tickets/{ticket}/split', { params }),
  done,
})

export const placeUnder = (body: Schemas['ParentInput'], done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/parent', { params, body }),
  done,
  undo: before =>
    before.parent
      ? placeUnder({ parent: before.parent, me_too: before.me_too, follows_parent: before.follows_parent }, '')
      : takeOut(''),
})
export const takeOut = (done: string): Deed => ({
  send: params => api.DELETE('/tickets/{ticket}/parent', { params }),
  done,
  undo: before =>
    placeUnder({ parent: before.parent ?? '', me_too: before.me_too, follows_parent: before.follows_parent }, ''),
})

/** The answer is the new ticket. */
export const clone = (done: string): Deed => ({
  send: params => api.POST('/tickets/{ticket}/clones', { params, body: {} }),
  done,
})

export const moveKind = (body: Schemas['NewKindInput'], done: string): Deed => ({
  send: params => api.PUT('/tickets/{ticket}/kind', { params, body }),
  done,
  undo: () => ({ send: params => api.DELETE('/tickets/{ticket}/kind', { params }) }),
})

const thenRead = async (params: { path: { ticket: string } }, change: Promise<unknown>) => {
  await change
  return api.GET('/tickets/{ticket}', at(params.path.ticket))
}

export const link = (body: Schemas['NewLinkInput'], done: string): Deed => ({
  send: params => thenRead(params, api.POST('/tickets/{ticket}/links', { params, body })),
  done,
})
export const unlink = (id: string): Deed => ({
  send: ({ path, header }) =>
    thenRead(
      { path },
      api.DELETE('/tickets/{ticket}/links/{link}', { params: { path: { ...path, link: id }, header } }),
    ),
})

export const watch = (person: string, done: string): Deed => ({
  send: params => api.POST('/tickets/{ticket}/watchers', { params, body: { person } }),
  done,
  undo: () => unwatch(person, ''),
})
export const unwatch = (person: string, done: string): Deed => ({
  send: ({ path, header }) =>
    api.DELETE('/tickets/{ticket}/watchers/{person}', { params: { path: { ...path, person }, header } }),
  done,
  undo: () => watch(person, ''),
})

export const useLinks = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'links'],
    queryFn: async () => (await got(api.GET('/tickets/{ticket}/links', at(number)))).data,
  })

export const useChildren = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'children'],
    queryFn: () =>
      got(
        api.GET('/tickets/{ticket}/children', {
          params: {
            path: { ticket: number },
            ...ask({ limit: 50, count: 'exact', fields: 'number,subject,state,pending_reason,me_too,version' }),
          },
        }),
      ),
  })

/** Open tickets by their words or number, for choosing one. */
export const useFoundTickets = (words: string) =>
  useQuery({
    queryKey: ['found-tickets', words],
    queryFn: async ({ signal }) =>
      (await got(api.GET('/search', { params: ask({ q: words, kind: 'ticket', limit: 8 }), signal }))).data,
    enabled: words.trim().length > 0,
    placeholderData: before => (words ? before : undefined),
    retry: false,
  })
