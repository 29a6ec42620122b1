// How somebody likes what was done, by a score from 1 to 5 and in words.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '~/api/client'

const of = (ticket: string) => ({ params: { path: { ticket } } })

export const useRating = (number: string, isWanted = true) =>
  useQuery({
    queryKey: ['ticket', number, 'rating'],
    queryFn: () => got(api.GET('/tickets/{ticket}/rating', of(number))),
    enabled: isWanted,
  })

export function useRate(number: string) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (given: { score: number; comment: string }) =>
      got(
        api.PUT('/tickets/{ticket}/rating', {
          ...of(number),
          body: { score: given.score, comment: given.comment.trim() || null },
        }),
      ),
    onSuccess: rating => client.setQueryData(['ticket', number, 'rating'], rating),
  })
}
