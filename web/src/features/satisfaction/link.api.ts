// A link that works once, without signing in. Looking at it changes nothing.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, freshKey, got, type Schemas } from '~/api/client'
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

export function useAnswer(secret: string) {
  const sent = useRef({ text: '', key: '' })
  return useMutation({
    networkMode: 'always',
    mutationFn: (answer: Answer) => {
      const text = JSON.stringify(answer)
      if (sent.current.text !== text) sent.current = { text, key: freshKey() }
      const header = { 'Idempotency-Key': sent.current.key }
      return got(api.POST('/one-time-links/{secret}', { params: { path: { secret }, header }, body: answer }))
    },
  })
}
