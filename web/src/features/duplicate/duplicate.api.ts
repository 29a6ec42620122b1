// Open tickets that a report is likely to be about.
import { useQuery } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'

export type Candidate = Schemas['Candidate']
export type Question = Schemas['QuestionInput']

/** Asked as a body, since descriptions may be long. */
export const useDuplicates = (question: Question, key: unknown[], enabled = true) =>
  useQuery({
    queryKey: [...key, 'duplicates', question],
    queryFn: async ({ signal }) => (await got(api.POST('/duplicates/search', { body: question, signal }))).data,
    enabled: enabled && Boolean(question.subject?.trim()),
    placeholderData: before => before,
    staleTime: 30_000,
    retry: false,
  })
