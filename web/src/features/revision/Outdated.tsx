// Something else was published since the draft was begun: what that changed, and how the draft goes on from there.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { isSame } from '~/features/rows/form'
import type { AnyKind, Values } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Changes } from './Changes'
import { rebased } from './draft'
import { type Draft, type Place, useContent } from './revision.api'

interface OutdatedProps {
  kind: AnyKind
  place: Place
  draft: Draft
  put: (content: Values, basedOn: number) => void
}

export function Outdated({ kind, place, draft, put }: OutdatedProps) {
  const { t } = useTranslation()
  const newest = draft.published_version
  const isOutdated = draft.version > 0 && draft.based_on < newest
  const base = useContent(place, draft.based_on, isOutdated).data ?? (draft.based_on === 0 ? {} : undefined)
  const theirs = useContent(place, newest, isOutdated).data
  if (!isOutdated) return null
  const changes = Object.keys(theirs ?? {})
    .filter(name => !isSame(base?.[name] ?? null, theirs?.[name] ?? null))
    .map(field => ({ field, old: base?.[field] ?? null, new: theirs?.[field] ?? null }))
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<Icon name="alarm" />}
      role="alert"
      title={t('Version {{version}} was published since this draft was begun', { version: newest })}
    >
      <Stack gap="sm">
        {base && theirs && <Changes kind={kind} changes={changes} label={t('What was published meanwhile')} />}
        <Text size="sm">
          {t('The draft goes on from there: what you changed stays, the rest is as it was published.')}
        </Text>
        <Group>
          <Button
            size="xs"
            disabled={!base || !theirs}
            onClick={() => put(rebased(base!, theirs!, draft.content), newest)}
          >
            {t('Put my changes upon it')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
