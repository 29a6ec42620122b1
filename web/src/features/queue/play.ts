// One ticket after the other: the most urgent one that nobody in my groups has becomes mine and is opened; what is skipped is given back
// with the reason as a note.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, got } from '~/api/client'
import { Problem } from '~/api/problem'
import { useMe } from '~/features/account/me.api'
import { perform } from '~/features/ticket/deed/deed'
import { at, type Ticket, ticketQuery } from '~/features/ticket/ticket.api'
import { assign } from '~/features/work/work.api'
import { useTranslation } from '~/lib/i18n'
import { createStore } from '~/lib/store'
import { useReason } from '~/ui/Failure'
import { newestRows } from './queue.api'

export const playing = createStore<string | null>(null)
const skipped = new Set<string>()

export function usePlay() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useMe().login
  const reason = useReason()

  const fresh = (number: string) => client.fetchQuery({ ...ticketQuery(number), staleTime: 0 })
  const taken = async (): Promise<Ticket | null> => {
    const { data } = await newestRows({ view: 'unassigned' })
    for (const row of data.filter(({ number }) => !skipped.has(number))) {
      const ticket = await fresh(row.number)
      if (ticket.assignee) continue
      // Whoever was faster has it; the next one is as good.
      const mine = await api
        .PUT('/tickets/{ticket}/assignment', {
          params: { path: { ticket: row.number }, header: { 'If-Match': `"${ticket.version}"` } },
          body: { group: ticket.group, assignee: me },
        })
        .catch(problem => {
          if (problem instanceof Problem && problem.status === 412) return null
          throw problem
        })
      if (mine) return mine.data as Ticket
    }
    return null
  }
  const next = async () => {
    try {
      const ticket = await taken()
      playing.set(ticket?.number ?? null)
      if (!ticket) return void notifications.show({ message: t('Nobody waits for your groups'), autoClose: 4000 })
      client.setQueryData(['ticket', ticket.number], ticket)
      void navigate({ to: '/desk/queue/$view', params: { view: 'my-open' }, search: { ticket: ticket.number } })
    } catch (problem) {
      notifications.show({ color: 'red', message: reason(problem), autoClose: 8000 })
    }
  }
  const skip = async (number: string, why: string) => {
    await got(api.POST('/tickets/{ticket}/entries', { ...at(number), body: { kind: 'note', body: why } }))
    const ticket = await fresh(number)
    await perform(client, ticket, assign({ group: ticket.group, assignee: null }, ''))
    skipped.add(number)
    await next()
  }
  return { next, skip }
}
