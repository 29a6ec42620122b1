import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useStore } from '~/lib/store'
import { useNotify } from '../notify'
import { lastDone, perform } from './deed'

/** Takes back the last deed of this page, as long as nobody was there in between. */
export function Undo() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const notify = useNotify()
  const last = useStore(lastDone)
  useAction(
    last !== null && {
      id: 'undo',
      label: t('Undo: {{done}} ({{number}})', { done: last.done, number: last.ticket.number }),
      key: 'z',
      section: t('Ticket'),
      run: () => {
        lastDone.set(null)
        perform(client, last.ticket, last.undo).then(
          () => notify.done(t('Undone: {{done}}', { done: last.done })),
          notify.refused,
        )
      },
    },
  )
  return null
}
