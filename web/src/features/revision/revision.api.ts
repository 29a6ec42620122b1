// Drafts, trials and versions of what hurts when it is wrong. The answers to a trial are kept with the draft they were asked for.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got, ifMatch, type Schemas } from '~/api/client'
import { Problem } from '~/api/problem'
import type { Noun, Values } from '~/features/rows/kind'

export type Draft = Omit<Schemas['RevisionDraftView'], 'content'> & { content: Values }
export type Trial = Schemas['Trial']
export type Version = Schemas['VersionView']
export type Change = Schemas['Change']
export type Publication = Schemas['Publication']

/** What stands under a name: published, in drafts, or both. */
export interface Place {
  noun: Noun
  name: string
}

const path = ({ noun, name }: Place) => ({ noun, name })
const keyOf = ({ noun, name }: Place) => ['revisions', noun, name]

/** The draft of something new that nobody has begun. */
export const noDraft = (noun: Noun): Draft => ({
  noun,
  name: '',
  content: {},
  based_on: 0,
  published_version: 0,
  problems: null,
  by: null,
  version: 0,
  updated_at: null,
})

const missing = (problem: unknown) => problem instanceof Problem && problem.status === 404

/** Without one, what is published; null: there is neither. */
export function useDraft(place: Place | null) {
  const client = useQueryClient()
  const queryKey = place ? [...keyOf(place), 'draft'] : ['revisions', 'none']
  return useQuery({
    queryKey,
    enabled: place !== null,
    retry: false,
    queryFn: async (): Promise<Draft | null> => {
      try {
        const found = (await got(
          api.GET('/revisions/{noun}/{name}/draft', { params: { path: path(place!) } }),
        )) as Draft
        const known = client.getQueryData<Draft>(queryKey)
        return { ...found, problems: known?.version === found.version ? known.problems : null }
      } catch (problem) {
        if (missing(problem)) return null
        throw problem
      }
    },
  })
}

export const useDrafts = (noun: Noun) =>
  useQuery({
    queryKey: ['revisions', noun, 'drafts'],
    queryFn: async () => (await got(api.GET('/revisions', { params: { query: { noun, limit: 50 } as never } }))).data,
    retry: false,
  })

interface Kept extends Place {
  content: Values
  basedOn: number
  version: number
}

export function useKeepDraft() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ content, basedOn, version, ...place }: Kept) =>
      got(
        api.PUT('/revisions/{noun}/{name}/draft', {
          params: { path: path(place), header: ifMatch(version) },
          body: { content, based_on: basedOn },
        }),
      ) as Promise<Draft>,
    onSuccess: (draft, { noun, name }) => {
      client.setQueryData([...keyOf({ noun, name }), 'draft'], draft)
      void client.invalidateQueries({ queryKey: ['revisions', noun, 'drafts'] })
    },
  })
}

/** Takes over what the server has said of a draft by the way. */
export function useKnownDraft() {
  const client = useQueryClient()
  return (place: Place, draft: Draft) => client.setQueryData([...keyOf(place), 'draft'], draft)
}

export function useDropDraft(place: Place) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (version: number) =>
      api.DELETE('/revisions/{noun}/{name}/draft', { params: { path: path(place), header: ifMatch(version) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['revisions', place.noun] }),
  })
}

const trialKey = (place: Place, version: number) => [...keyOf(place), 'trial', version]

/** What was answered when this version of the draft was tried. */
export const useTrialOf = (place: Place | null, version: number) =>
  useQuery<Trial>({ queryKey: trialKey(place ?? { noun: 'role', name: '' }, version), enabled: false }).data

export function useTryDraft() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, ...place }: Place & { draft: number }): Promise<Trial> =>
      got(api.POST('/revisions/{noun}/{name}/draft/trial', { params: { path: path(place) }, body: {} })),
    onSuccess: (trial, { draft, ...place }) => client.setQueryData(trialKey(place, draft), trial),
  })
}

export function usePublish(place: Place, stale: string[][]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, reason }: { version: number; reason: string }): Promise<Publication> =>
      got(
        api.POST('/revisions/{noun}/{name}/draft/publication', {
          params: { path: path(place), header: ifMatch(version) },
          body: { reason },
        }),
      ),
    onSuccess: () => refresh(client, place.noun, stale),
  })
}

function refresh(client: ReturnType<typeof useQueryClient>, noun: Noun, stale: string[][]) {
  for (const queryKey of [['revisions', noun], ...stale]) void client.invalidateQueries({ queryKey })
}

export const useVersions = (place: Place, before: number | null) =>
  useQuery({
    queryKey: [...keyOf(place), 'versions', before],
    queryFn: () =>
      got(
        api.GET('/revisions/{noun}/{name}', {
          params: { path: path(place), query: before === null ? {} : { before } },
        }),
      ),
    retry: false,
  })

const versionQuery = (place: Place, version: number) =>
  queryOptions({
    queryKey: [...keyOf(place), 'version', version],
    queryFn: async () =>
      (
        await got(
          api.GET('/revisions/{noun}/{name}/{version}', {
            params: { path: { ...path(place), version: String(version) } },
          }),
        )
      ).content as Values,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useContent = (place: Place, version: number, isWanted: boolean) =>
  useQuery({ ...versionQuery(place, version), enabled: isWanted && version > 0 })

/** What it would change upon the version that is published now. */
export const useTryVersion = (place: Place, version: number, published: number) =>
  useQuery({
    queryKey: [...keyOf(place), 'trial of version', version, published],
    queryFn: (): Promise<Trial> =>
      got(
        api.POST('/revisions/{noun}/{name}/{version}/trial', {
          params: { path: { ...path(place), version: String(version) } },
          body: {},
        }),
      ),
  })

export function useRestore(place: Place, stale: string[][]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, reason }: { version: number; reason: string }): Promise<Publication> =>
      got(
        api.POST('/revisions/{noun}/{name}/{version}/restoration', {
          params: { path: { ...path(place), version: String(version) } },
          body: { reason },
        }),
      ),
    onSuccess: () => refresh(client, place.noun, stale),
  })
}
