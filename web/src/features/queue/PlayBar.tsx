import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { isComposing, useAction } from '~/lib/keys'
import { useStore } from '~/lib/store'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import { playing, usePlay } from './play'

/** Next-ticket mode: what was taken, how to go on, and how to give it back. */
export const PlayBar = memo(function PlayBar() {
  const { t } = useTranslation()
  const number = useStore(playing)
  const { next, skip } = usePlay()
  const [why, setWhy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState('')
  const reason = useReason()
  const section = t('List')
  useAction({ id: 'play', label: t('Take the most urgent one'), key: 'Shift+n', section, run: () => void next() })
  useAction(
    number !== null && { id: 'play.skip', label: t('Skip it'), key: 'Shift+k', section, run: () => setWhy(why ?? '') },
  )
  if (!number) return null

  const giveBack = (event: React.FormEvent) => {
    event.preventDefault()
    if (!why?.trim()) return setRefusal(t('Say why'))
    setRefusal('')
    skip(number, why).then(
      () => setWhy(null),
      problem => setRefusal(reason(problem)),
    )
  }
  return (
    <Alert variant="light" py={6} radius={0} icon={<Icon name="play" />} role="status">
      <Group gap="xs">
        <Text size="sm">{t('You took {{number}}', { number })}</Text>
        <span style={{ flex: 1 }} />
        {why === null ? (
          <>
            <Button size="compact-sm" variant="default" onClick={() => setWhy('')} rightSection={<Key of="Shift+k" />}>
              {t('Skip it')}
            </Button>
            <Button size="compact-sm" onClick={() => void next()} rightSection={<Key of="Shift+n" />}>
              {t('Next')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => playing.set(null)}>
              {t('Stop')}
            </Button>
          </>
        ) : (
          <form onSubmit={giveBack} style={{ display: 'flex', gap: 8, flex: 2 }}>
            <TextInput
              autoFocus
              size="xs"
              style={{ flex: 1 }}
              aria-label={t('Why is it skipped?')}
              placeholder={t('Why is it skipped?')}
              value={why}
              maxLength={500}
              error={refusal || undefined}
              onChange={event => setWhy(event.currentTarget.value)}
              onKeyDown={event => {
                if (event.key === 'Escape' && !isComposing(event.nativeEvent)) setWhy(null)
              }}
            />
            <Button size="xs" type="submit">
              {t('Give it back')}
            </Button>
          </form>
        )}
      </Group>
    </Alert>
  )
})
