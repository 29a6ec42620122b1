// A call that needs no ticket: it was answered, or it was not for us.
import { Button, Group, Popover, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Outcome } from '~/features/ticket/new/useNewTicket'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import { guidances } from './words'

type Guidance = Extract<Outcome, { kind: 'guided_away' }>['reason']

export function CallOutcome({ send, isBusy }: { send: (outcome: Outcome) => void; isBusy: boolean }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [reason, setReason] = useState<Guidance>('not_it')
  const [note, setNote] = useState('')
  return (
    <Group gap="xs">
      <Popover trapFocus returnFocus shadow="md" width={320}>
        <Popover.Target>
          <Button variant="default" disabled={isBusy}>
            {t('Answered…')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            <Sentences label={t('What was answered')} required value={text} onChange={setText} />
            <Button disabled={!text.trim() || isBusy} onClick={() => send({ kind: 'answered', text })}>
              {t('Record without a ticket')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Popover trapFocus returnFocus shadow="md" width={320}>
        <Popover.Target>
          <Button variant="default" disabled={isBusy}>
            {t('Guided away…')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            <Select
              label={t('Why')}
              allowDeselect={false}
              value={reason}
              onChange={value => value && setReason(value as Guidance)}
              data={Object.entries(guidances).map(([value, name]) => ({ value, label: t(name) }))}
              comboboxProps={{ withinPortal: false }}
            />
            <Sentences label={t('Note')} value={note} onChange={setNote} />
            <Button disabled={isBusy} onClick={() => send({ kind: 'guided_away', reason, note })}>
              {t('Record without a ticket')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  )
}
