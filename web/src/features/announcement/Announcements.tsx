// What is known to be broken, before anybody reports it once more.
import { Alert, Stack, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import { type Announcement, useAnnouncements } from './announcement.api'
import { MeToo } from './MeToo'

export function Announcements() {
  const { t } = useTranslation()
  const announcements = useAnnouncements().data ?? []
  if (announcements.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label={t('Known faults')}>
      {announcements.map(announcement => (
        <Announced key={announcement.number} of={announcement} />
      ))}
    </Stack>
  )
}

function Announced({ of }: { of: Announcement }) {
  const { t } = useTranslation()
  const isOver = of.state === 'resolved'
  return (
    <Alert variant="light" color={isOver ? 'green' : 'orange'} icon={<Icon name={isOver ? 'check' : 'horn'} />}>
      <Stack gap={6} align="flex-start">
        <Text size="sm" fw={600}>
          {isOver ? t('Solved a moment ago') : t('Known, and being worked on')}
        </Text>
        <Text size="sm">
          <bdi>{of.subject}</bdi> · {of.number} · <Moment at={of.announced_at} />
        </Text>
        {!isOver && <MeToo number={of.number} />}
      </Stack>
    </Alert>
  )
}
