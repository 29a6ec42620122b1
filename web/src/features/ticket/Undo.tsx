import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAction } from '~/lib/keys'
import { useStore } from '~/lib/store'
import { useReason } from '~/ui/Failure'
import { lastDone, perform } from './deed'

/** Takes back the last deed of this page, as long as nobody was there in between. */
export function Undo() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const reason = useReason()
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
          () => notifications.show({ message: t('Undone: {{done}}', { done: last.done }), autoClose: 4000 }),
          problem => notifications.show({ color: 'red', message: reason(problem), autoClose: 8000 }),
        )
      },
    },
  )
  return null
}
