// The questions, a step each. Everything has an answer that most desks keep.
import { Alert, Button, Group, List, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { WeekInput } from '~/features/admin/calendar/WeekInput'
import { inLanguage, language, useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Sentences } from '~/ui/Sentences'
import { type Reading, withoutMistakes } from './pasted'
import type { Setup } from './setup'
import { services } from './starter'

export interface StepProps {
  setup: Setup
  set: (change: Partial<Setup>) => void
}

export function NameStep({ setup, set }: StepProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          data-autofocus
          autoFocus
          label={t('What your desk is called in English')}
          placeholder="IT Service Desk"
          maxLength={200}
          value={setup.en}
          onChange={event => set({ en: event.currentTarget.value })}
        />
        <TextInput
          label={t('What your desk is called in Chinese')}
          placeholder="IT 服务台"
          maxLength={200}
          value={setup.zh}
          onChange={event => set({ zh: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('One of them is enough. Both languages are always there; everybody chooses for himself.')}
      </Text>
      <Select
        label={t('Language of whoever has not chosen one')}
        allowDeselect={false}
        w={260}
        data={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        value={setup.language}
        onChange={chosen => chosen && set({ language: chosen as Setup['language'] })}
      />
    </Stack>
  )
}

export function HoursStep({ setup, set }: StepProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Select
        searchable
        allowDeselect={false}
        w={260}
        label={t('Time zone')}
        data={Intl.supportedValuesOf('timeZone')}
        value={setup.zone}
        onChange={zone => zone && set({ zone })}
      />
      <WeekInput label="" values={{}} value={setup.week} onChange={week => set({ week })} errors={{}} />
      <Switch
        label={t('Keep the official holidays and make-up days of China')}
        checked={setup.hasOfficialDays}
        onChange={event => set({ hasOfficialDays: event.currentTarget.checked })}
      />
    </Stack>
  )
}

export function GroupStep({ setup, set }: StepProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('The first group in English')}
          maxLength={200}
          value={setup.groupEn}
          onChange={event => set({ groupEn: event.currentTarget.value })}
        />
        <TextInput
          label={t('The first group in Chinese')}
          maxLength={200}
          value={setup.groupZh}
          onChange={event => set({ groupZh: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('What nobody else is responsible for comes to this group. You can add others later.')}
      </Text>
    </Stack>
  )
}

const mostShown = 20

export function PeopleStep({ setup, set, reading }: StepProps & { reading: Reading }) {
  const { t } = useTranslation()
  const { people, mistakes } = reading
  return (
    <Stack>
      <Sentences
        minRows={6}
        maxRows={14}
        label={t('Who answers in it')}
        description={t('One person a line: name and mail address; from a sheet or a mail as it is')}
        placeholder={'Li Lei, li_lei@example.com\n韩梅梅 <han_meimei@example.com>'}
        value={setup.people}
        onChange={people => set({ people })}
      />
      <Text size="sm" role="status">
        {t('{{count}} people', { count: people.length })}
      </Text>
      {mistakes.length > 0 && (
        <Alert color="red" variant="light" icon={<Icon name="alarm" />}>
          <Text size="sm" fw={600}>
            {t('Lines that can’t be read: {{count}}', { count: mistakes.length })}
          </Text>
          <List size="sm">
            {mistakes.slice(0, mostShown).map(({ line, sentence, said }) => (
              <List.Item key={line}>
                {t('Line {{line}}', { line })}: {t(sentence, { said })}
              </List.Item>
            ))}
          </List>
          {mistakes.length > mostShown && <Text size="sm">…</Text>}
          <Group mt="xs">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => set({ people: withoutMistakes(setup.people, reading) })}
            >
              {t('Leave these lines out')}
            </Button>
          </Group>
        </Alert>
      )}
    </Stack>
  )
}

export function StarterStep({ setup, set }: StepProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Switch
        label={t('Begin with usual services, categories and replies')}
        checked={setup.withStarter}
        onChange={event => set({ withStarter: event.currentTarget.checked })}
      />
      {setup.withStarter && (
        <Text size="sm" c="dimmed">
          {services.map(({ name }) => inLanguage(name)).join(language() === 'zh' ? '、' : ', ')}
        </Text>
      )}
    </Stack>
  )
}
