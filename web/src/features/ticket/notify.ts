// What has been done, or why not, said in the corner of the page.
import { notifications } from '@mantine/notifications'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'

export function useNotify() {
  const { t } = useTranslation()
  const reason = useReason()
  const closeButtonProps = { 'aria-label': t('Close') }
  return {
    done: (message: string) => notifications.show({ message, autoClose: 4000, closeButtonProps }),
    refused: (problem: unknown) =>
      notifications.show({ color: 'red', message: reason(problem), autoClose: 8000, closeButtonProps }),
  }
}
