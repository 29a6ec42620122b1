import { Alert, Anchor, Button, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { compare, useTranslation } from '~/lib/i18n'
import { mostMerged, useMerging } from './merging'

/** Several tickets of one requester become one of them. */
export function MergeDialog({ numbers, close }: { numbers: string[]; close: () => void }) {
  const { t } = useTranslation()
  const sorted = numbers.toSorted(compare)
  const [into, setInto] = useState<string | null>(sorted[0] ?? null)
  const merging = useMerging()
  const refused = Object.entries(merging.refused)
  const handled = merging.done.length + refused.length
  const isPossible = numbers.length >= 2 && numbers.length <= mostMerged

  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    if (into && (await merging.run(sorted, into))) close()
  }
  return (
    <Modal opened onClose={close} title={t('Merge into one…')}>
      <form onSubmit={event => void submit(event)}>
        <Stack gap="sm">
          {isPossible ? (
            <Select
              label={t('The one that stays')}
              description={t('Open tickets of one requester can become one.')}
              data={sorted}
              value={into}
              onChange={setInto}
              allowDeselect={false}
              data-autofocus
            />
          ) : (
            <Text size="sm">{t('Select two to {{most}} tickets.', { most: mostMerged })}</Text>
          )}
          {handled > 0 && (
            <Progress value={(handled / (numbers.length - 1)) * 100} aria-label={t('Progress')} size="sm" />
          )}
          {refused.map(([number, reason]) => (
            <Alert key={number} color="red" variant="light" p="xs">
              <Anchor href={`/desk/tickets/${number}`} target="_blank" rel="noreferrer">
                {number}
              </Anchor>{' '}
              {reason}
            </Alert>
          ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('Back')}
            </Button>
            <Button type="submit" loading={merging.isRunning} disabled={!isPossible}>
              {t('Merge')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
