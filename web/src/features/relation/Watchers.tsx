import { ActionIcon, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { PersonAvatar, PersonName } from '~/features/people/Person'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useRunDeed } from '~/features/ticket/deed/useRunDeed'
import { Section } from '~/features/ticket/Section'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { unwatch, watch } from './relation.api'

/** Who hears of everything that the requester hears. */
export function Watchers({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [adds, setAdds] = useState(false)
  const { perform } = useRunDeed(ticket, () => undefined)
  const add = (person: string | null) => {
    setAdds(false)
    if (person) perform(watch(person, t('A watcher was added')))
  }
  return (
    <Section
      title={t('Watchers')}
      count={ticket.watchers.length}
      aside={
        <ActionIcon variant="subtle" size={24} aria-label={t('Add a watcher')} onClick={() => setAdds(!adds)}>
          <Icon name="plus" size={15} />
        </ActionIcon>
      }
    >
      {adds && <PersonPicker value={null} onChange={add} label={t('Add a watcher')} autoFocus />}
      {ticket.watchers.length === 0 && !adds && <Text size="sm">{t('Nobody')}</Text>}
      {ticket.watchers.map(login => (
        <Group key={login} gap={6} wrap="nowrap">
          <PersonAvatar login={login} size={20} />
          <Text size="sm" style={{ flex: 1 }}>
            <PersonName login={login} />
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('{{login}} watches it no longer', { login })}
            onClick={() => perform(unwatch(login, t('A watcher was removed')))}
          >
            <Icon name="close" size={13} />
          </ActionIcon>
        </Group>
      ))}
    </Section>
  )
}
