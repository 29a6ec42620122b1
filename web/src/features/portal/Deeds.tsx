// What can be done now: say whether it works, rate it, ask to hurry, open it again.
import { Button, Group, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { Rate } from '~/features/satisfaction/Rate'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { chase, confirm, openAgain, useDoing } from './deeds.api'
import type { Followed } from './portal.api'
import { WordsForm } from './WordsForm'

export function Deeds({ ticket }: { ticket: Followed }) {
  if (ticket.state === 'cancelled') return null
  if (ticket.state === 'closed')
    return (
      <>
        <Rate number={ticket.number} />
        <OpenAgain number={ticket.number} />
      </>
    )
  return ticket.state === 'resolved' || ticket.state === 'fulfilled' ? (
    <Verdict ticket={ticket} />
  ) : (
    <Chase ticket={ticket} />
  )
}

function Verdict({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const [rejects, setRejects] = useState(false)
  const confirming = useDoing(ticket.number, () => confirm(ticket.number))
  const rejecting = useDoing(ticket.number, (reason: string) => openAgain(ticket.number, reason))
  return (
    <Paper withBorder p="md" component="section" aria-label={t('Does it work?')}>
      <Text fw={600}>{t('Does it work?')}</Text>
      {ticket.resolution_text && (
        <Text size="sm" mt={4}>
          <bdi>{ticket.resolution_text}</bdi>
        </Text>
      )}
      <Group mt="sm" gap="xs">
        <Button
          leftSection={<Icon name="check" size={16} />}
          loading={confirming.isPending}
          onClick={() => confirming.mutate(undefined)}
        >
          {t('Yes, it works')}
        </Button>
        <Button variant="default" aria-expanded={rejects} onClick={() => setRejects(!rejects)}>
          {t('No, not yet')}
        </Button>
      </Group>
      {confirming.error && <Failure of={confirming.error} />}
      {rejects && (
        <WordsForm
          label={t('What does not work?')}
          submit={t('Open it again')}
          deed={rejecting}
          field="reason"
          isRequired
        />
      )}
    </Paper>
  )
}

function OpenAgain({ number }: { number: string }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const opening = useDoing(number, (reason: string) => openAgain(number, reason))
  return (
    <div>
      <Button variant="default" size="xs" aria-expanded={asks} onClick={() => setAsks(!asks)}>
        {t('It came back')}
      </Button>
      {asks && (
        <WordsForm
          label={t('What does not work?')}
          submit={t('Open it again')}
          deed={opening}
          field="reason"
          isRequired
        />
      )}
    </div>
  )
}

function Chase({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const chasing = useDoing(ticket.number, (comment: string) => chase(ticket.number, comment))
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="horn" size={14} />}
        aria-expanded={asks}
        onClick={() => setAsks(!asks)}
      >
        {t('Please hurry')}
      </Button>
      {asks && (
        <WordsForm
          label={t('Why is it urgent? (optional)')}
          submit={t('Ask to hurry')}
          deed={chasing}
          field="comment"
          done={() => setAsks(false)}
        />
      )}
      <span role="status">{chasing.isSuccess && <Text size="sm">{t('The desk was asked to hurry.')}</Text>}</span>
    </div>
  )
}
