// A link that works once, without signing in. Looking at it changes nothing.
import { useMutation, useQuery } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { mayPass } from '~/api/problem'

export type Answer = Schemas['GivenInput']

const of = (secret: string) => ({ params: { path: { secret } } })

export const useLink = (secret: string) =>
  useQuery({
    queryKey: ['link', secret],
    queryFn: () => got(api.GET('/one-time-links/{secret}', of(secret))),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (times, problem) => times < 3 && mayPass(problem),
  })

/** What somebody says by it counts once, so it needs no key. */
export const useAnswer = (secret: string) =>
  useMutation({
    networkMode: 'always',
    mutationFn: (answer: Answer) => got(api.POST('/one-time-links/{secret}', { ...of(secret), body: answer })),
  })
