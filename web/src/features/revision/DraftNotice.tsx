// Somebody prepares something here: said above the form, and above the list.
import { Alert, Stack, Text } from '@mantine/core'
import { may, useMe } from '~/features/account/me.api'
import { useName } from '~/features/people/names'
import type { Noun } from '~/features/rows/kind'
import { RowLink } from '~/features/rows/RowLink'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import { type Draft, useDrafts } from './revision.api'

export function DraftNotice({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const name = useName(draft.by)
  return (
    <Alert variant="light" p="xs" icon={<Icon name="pen" />} role="status">
      <Text size="sm">
        {t('This is a draft by {{name}}. Nothing of it holds before it is published.', { name })}{' '}
        <Moment at={draft.updated_at} />
      </Text>
    </Alert>
  )
}

interface OpenDraftsProps {
  noun: Noun
  page: string
  right: string
}

export function OpenDrafts(props: OpenDraftsProps) {
  return may(useMe(), props.right) ? <DraftList {...props} /> : null
}

function DraftList({ noun, page }: OpenDraftsProps) {
  const { t } = useTranslation()
  const drafts = useDrafts(noun).data ?? []
  if (drafts.length === 0) return null
  return (
    <Alert
      variant="default"
      p="xs"
      icon={<Icon name="pen" />}
      title={t('Drafts')}
      role="region"
      aria-label={t('Drafts')}
    >
      <Stack gap={2}>
        {drafts.map(draft => (
          <Text key={draft.name} size="sm">
            <RowLink page={page} row={draft.name}>
              {draft.name}
            </RowLink>{' '}
            · <By login={draft.by} /> · <Moment at={draft.updated_at} />
          </Text>
        ))}
      </Stack>
    </Alert>
  )
}

const By = ({ login }: { login: string | null | undefined }) => <bdi>{useName(login)}</bdi>
