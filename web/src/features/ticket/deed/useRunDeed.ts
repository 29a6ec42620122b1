// Does a deed by its name: at once, or by asking for what is still to be said.
import { useNavigate } from '@tanstack/react-router'
import { useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { useNotify } from '../notify'
import type { Ticket } from '../ticket.api'
import { deedAtOnce } from './atOnce'
import { type Deed, useDeed } from './deed'

export function useRunDeed(ticket: Ticket, ask: (name: string) => void) {
  const { t } = useTranslation()
  const me = useMe()
  const deed = useDeed(ticket)
  const navigate = useNavigate()
  const notify = useNotify()

  const perform = (wanted: Deed) =>
    deed.mutate(wanted, {
      onSuccess: after => {
        if (wanted.done) notify.done(wanted.done)
        if (after.number !== ticket.number && !ticket.merged_into)
          void navigate({ to: '/desk/tickets/$number', params: { number: after.number } })
      },
      onError: notify.refused,
    })

  const run = (name: string) => {
    if (name === 'copy') {
      void navigator.clipboard?.writeText(ticket.number)
      notify.done(t('Copied: {{number}}', { number: ticket.number }))
      return
    }
    const atOnce = deedAtOnce(name, ticket, me, t)
    if (atOnce) perform(atOnce)
    else ask(name)
  }
  return { run, perform, isBusy: deed.isPending }
}
