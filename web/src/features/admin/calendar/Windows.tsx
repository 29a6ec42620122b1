import { Stack, Table, Text } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { Part } from '~/features/rows/Part'
import { locale, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { useWindows } from './calendar.api'

/** When the saved calendar is open in the week to come, by its own zone. */
export function Windows({ calendar }: { calendar: Schemas['Calendar'] }) {
  const { t } = useTranslation()
  const windows = useWindows(calendar.code, calendar.version)
  const zone = windows.data?.zone
  const shown = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone }).format(new Date(at))
  const hour = (at: string) => shown(at, { hour: '2-digit', minute: '2-digit' })
  return (
    <Part title={t('Open in the week to come')}>
      {windows.error && <Failure of={windows.error} again={() => void windows.refetch()} />}
      {windows.data && (
        <Stack gap={4}>
          <Text size="sm">{t('By the time of {{zone}}', { zone })}</Text>
          <Table maw={420} aria-label={t('Open in the week to come')}>
            <Table.Tbody>
              {windows.data.windows.map(({ from, to }) => (
                <Table.Tr key={from}>
                  <Table.Td>{shown(from, { weekday: 'short', month: 'short', day: 'numeric' })}</Table.Td>
                  <Table.Td>
                    {hour(from)} – {hour(to)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Part>
  )
}
