// Does a deed by its name: at once, or by asking for what is still to be said.
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '~/features/account/me.api'
import { useReason } from '~/ui/Failure'
import { deedAtOnce } from './atOnce'
import { type Deed, useDeed } from './deed'
import type { Ticket } from './ticket.api'

export function useRunDeed(ticket: Ticket, ask: (name: string) => void) {
  const { t } = useTranslation()
  const me = useMe()
  const deed = useDeed(ticket)
  const navigate = useNavigate()
  const reason = useReason()

  const perform = (wanted: Deed) =>
    deed.mutate(wanted, {
      onSuccess: after => {
        if (wanted.done) notifications.show({ message: wanted.done, autoClose: 4000 })
        if (after.number !== ticket.number && !ticket.merged_into)
          void navigate({ to: '/desk/tickets/$number', params: { number: after.number } })
      },
      onError: problem => notifications.show({ color: 'red', message: reason(problem), autoClose: 8000 }),
    })

  const run = (name: string) => {
    if (name === 'copy') {
      void navigator.clipboard?.writeText(ticket.number)
      notifications.show({ message: t('Copied: {{number}}', { number: ticket.number }), autoClose: 2000 })
      return
    }
    const atOnce = deedAtOnce(name, ticket, me.login, t)
    if (atOnce) perform(atOnce)
    else ask(name)
  }
  return { run, perform, isBusy: deed.isPending }
}
