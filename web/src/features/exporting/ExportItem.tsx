import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { may, useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useStartExport } from './exporting.api'

/** Writes what a filter finds into a file; the running jobs show how far it is. */
export function ExportItem({ filter }: { filter: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const start = useStartExport()
  const reason = useReason()
  if (!may(me, 'export.bulk')) return null
  return (
    <Menu.Item
      leftSection={<Icon name="download" size={14} />}
      onClick={() =>
        start.mutate(filter, {
          onError: problem => notifications.show({ color: 'red', message: reason(problem), autoClose: 8000 }),
        })
      }
    >
      {t('Export as CSV')}
    </Menu.Item>
  )
}
