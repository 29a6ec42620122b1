// Who asks, for whom, and how they came.
import { Button, Group, Select, SimpleGrid, Switch, Text } from '@mantine/core'
import { useMe } from '~/features/account/me.api'
import { natures } from '~/features/contact/words'
import { PersonPicker } from '~/features/people/PersonPicker'
import { usePerson } from '~/features/people/requester.api'
import { useTranslation } from '~/lib/i18n'
import { Chip } from '../Chip'
import { channels } from '../words'
import type { Typed } from './newTicket'

export interface NewPartProps {
  typed: Typed
  change: (part: Partial<Typed>) => void
  refused: Record<string, string>
}

export function Asking({ typed, change, refused }: NewPartProps) {
  const { t } = useTranslation()
  const me = useMe()
  const person = usePerson(typed.requester).data
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <div id="requester-of-new">
          <PersonPicker
            value={typed.requester}
            onChange={requester => change({ requester })}
            label={t('Requester')}
            placeholder={t('Name, pinyin, login or number')}
            error={refused.requester ?? refused.person}
          />
          <Group gap={6} mt={4} mih={24}>
            {!typed.requester && (
              <Button size="compact-xs" variant="subtle" onClick={() => change({ requester: me.login })}>
                {t('I ask myself')}
              </Button>
            )}
            {person?.vip && (
              <Chip filled colour="grape" icon="star">
                VIP
              </Chip>
            )}
            {person && (
              <Text size="xs">{person.phones?.map(phone => phone.number.replace(/^ext=/, '')).join(' · ')}</Text>
            )}
          </Group>
          {person?.vip && person.vip_remarks && (
            <Text size="xs">
              <bdi>{person.vip_remarks}</bdi>
            </Text>
          )}
        </div>
        <PersonPicker
          value={typed.affected}
          onChange={affected => change({ affected })}
          label={t('Affected, if it is somebody else')}
          error={refused.affected}
        />
      </SimpleGrid>
      <Group gap="md" align="end">
        <Select
          label={t('Channel')}
          w={160}
          allowDeselect={false}
          value={typed.channel}
          onChange={channel => channel && change({ channel: channel as Typed['channel'] })}
          data={Object.entries(channels).flatMap(([value, name]) =>
            value === 'monitoring' ? [] : { value, label: t(name) },
          )}
          error={refused.channel}
        />
        <Switch
          mb={8}
          label={t('Record the call')}
          checked={typed.records}
          onChange={event => change({ records: event.currentTarget.checked })}
        />
        {typed.records && (
          <Select
            label={t('What kind of contact')}
            w={160}
            allowDeselect={false}
            value={typed.nature}
            onChange={nature => nature && change({ nature: nature as Typed['nature'] })}
            data={Object.entries(natures).map(([value, name]) => ({ value, label: t(name) }))}
            error={refused.nature}
          />
        )}
      </Group>
    </>
  )
}
