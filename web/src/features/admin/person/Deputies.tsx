import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { useName } from '~/features/people/names'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useDeputies, useSetDeputies } from './person.api'

/** Who reports for a VIP and sees what he asked for. */
export function Deputies({ login }: { login: string }) {
  const { t } = useTranslation()
  const deputies = useDeputies(login).data ?? []
  const set = useSetDeputies(login)
  return (
    <Stack gap="xs">
      {deputies.map(deputy => (
        <Deputy key={deputy} login={deputy} remove={() => set.mutate(deputies.filter(other => other !== deputy))} />
      ))}
      <PersonPicker
        label={t('Further deputy')}
        value={null}
        onChange={deputy => deputy && set.mutate([...deputies, deputy])}
      />
      {set.error && <Failure of={set.error} />}
    </Stack>
  )
}

function Deputy({ login, remove }: { login: string; remove: () => void }) {
  const { t } = useTranslation()
  const name = useName(login)
  return (
    <Group gap="xs">
      <Text size="sm">
        <bdi>{name}</bdi>
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={t('Take {{name}} away', { name })} onClick={remove}>
        <Icon name="close" size={14} />
      </ActionIcon>
    </Group>
  )
}
