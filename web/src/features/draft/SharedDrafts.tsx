// What colleagues have begun about the ticket and let others see.
import { Button, Group, Text } from '@mantine/core'
import { PersonAvatar } from '~/features/people/Person'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import { type SharedDraft, useSharedDrafts } from './draft.api'

export function SharedDrafts({ number, take }: { number: string; take: (draft: SharedDraft) => void }) {
  const { t } = useTranslation()
  const { data = [] } = useSharedDrafts(number)
  return data.map(draft => (
    <Group key={`${draft.author} ${draft.kind}`} gap="xs" wrap="nowrap" px="md" py={4}>
      {draft.author && <PersonAvatar login={draft.author} size={22} />}
      <Text size="xs">
        {t('Shared draft')} <Moment at={draft.updated_at} />
      </Text>
      <Text size="sm" truncate flex={1}>
        <bdi>{draft.body}</bdi>
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => take(draft)}>
        {t('Go on with it')}
      </Button>
    </Group>
  ))
}
