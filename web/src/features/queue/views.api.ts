// Views are saved, changed and removed; whose they are decides who may.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'
import type { SavedView } from './queue.api'

export type ViewFields = Schemas['ViewFieldsInput']

const at = (view: SavedView) => ({ path: { view: view.id }, header: ifMatch(view.version) })

/** Without a view that was there before it becomes a new one. */
export function useSaveView(before: SavedView | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (fields: ViewFields): Promise<SavedView> =>
      before
        ? got(api.PATCH('/views/{view}', { params: at(before), body: fields as Schemas['ViewFieldsPatch'] }))
        : got(api.POST('/views', { body: fields })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}

export function useRemoveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: SavedView) => got(api.DELETE('/views/{view}', { params: at(view) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  })
}
