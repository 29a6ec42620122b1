// Where the draft is kept, and the choice where there are two of them.
import { Alert, Button, Group, Text } from '@mantine/core'
import { key, useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import type { Kept } from './draft.api'
import type { DraftState } from './keeper'

const kinds: Record<string, string> = {
  reply: key('You have begun a reply before:'),
  note: key('You have begun an internal note before:'),
  phone_note: key('You have begun a phone note before:'),
}

export function DraftWords({ state }: { state: DraftState }) {
  const { t } = useTranslation()
  return (
    <Text size="xs" role="status">
      {state.is === 'saving' && t('Saving…')}
      {state.is === 'saved' && (
        <>
          {t('Draft saved')} <Moment at={state.at} />
        </>
      )}
      {state.is === 'here' && t('Draft kept in this browser only')}
    </Text>
  )
}

interface ChoiceProps {
  state: DraftState
  takeTheirs: (theirs: Kept) => void
  keepMine: (theirs: Kept) => void
}

export function DraftChoice({ state, takeTheirs, keepMine }: ChoiceProps) {
  const { t } = useTranslation()
  if (state.is !== 'clash') return null
  const { theirs } = state
  return (
    <Alert color="orange" variant="light" py="xs" icon={<Icon name="info" />} role="alert">
      <Text size="sm">{t(kinds[theirs.kind]!)}</Text>
      <Text size="sm" lineClamp={4} style={{ whiteSpace: 'pre-wrap' }} my={4}>
        <bdi>{theirs.body}</bdi>
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => takeTheirs(theirs)}>
          {t('Go on with that')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => keepMine(theirs)}>
          {t('Keep what stands here')}
        </Button>
      </Group>
    </Alert>
  )
}
