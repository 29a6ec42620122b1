// Number, state and promise, who else is here, and the subject, which is edited in place.
import { ActionIcon, Alert, Anchor, Group, TextInput, Title, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '~/api/problem'
import { may, useMe } from '~/features/account/me.api'
import { Presence } from '~/features/presence/Presence'
import { isComposing } from '~/lib/keys'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Chip } from './Chip'
import { BreachChip, PriorityChip } from './Chips'
import { edit, useDeed } from './deed'
import { StateChip } from './StateChip'
import classes from './TicketPane.module.css'
import type { Ticket } from './ticket.api'

export function TicketHead({ ticket, isPage }: { ticket: Ticket; isPage: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Group gap="xs" wrap="wrap">
        <PriorityChip priority={ticket.priority} />
        <Anchor size="sm" component={Link} to={`/desk/tickets/${ticket.number}`}>
          {ticket.number}
        </Anchor>
        <StateChip state={ticket.state} reason={ticket.pending_reason} />
        <BreachChip ticket={ticket} />
        {ticket.announced && <Mark icon="horn" words={t('Announced')} />}
        {ticket.me_too && <Mark icon="people" words={t('Me too')} />}
        {ticket.chase_count > 0 && <Mark icon="chase" words={t('Chased ×{{times}}', { times: ticket.chase_count })} />}
        <span style={{ flex: 1 }} />
        <Presence ticket={ticket} />
      </Group>
      <Subject key={ticket.number} ticket={ticket} isPage={isPage} />
      {ticket.merged_into && (
        <Alert color="blue" variant="light" p={6} my={4}>
          {t('It was merged into')}{' '}
          <Anchor component={Link} to={`/desk/tickets/${ticket.merged_into}`}>
            {ticket.merged_into}
          </Anchor>
        </Alert>
      )}
    </>
  )
}

function Mark({ icon, words }: { icon: 'horn' | 'people' | 'chase'; words: string }) {
  return (
    <Chip colour="grape" icon={icon}>
      {words}
    </Chip>
  )
}

function Subject({ ticket, isPage }: { ticket: Ticket; isPage: boolean }) {
  const { t } = useTranslation()
  const mayEdit = may(useMe(), 'ticket.classify') && !ticket.merged_into
  const [typed, setTyped] = useState<string | null>(null)
  const deed = useDeed(ticket)
  const reason = useReason()
  const save = () => {
    if (typed === null || deed.isPending) return
    if (typed.trim() === ticket.subject) return setTyped(null)
    deed.mutate(edit({ subject: typed }, t('Subject changed')), { onSuccess: () => setTyped(null) })
  }
  if (typed !== null)
    return (
      <TextInput
        autoFocus
        my={4}
        aria-label={t('Subject')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (isComposing(event.nativeEvent)) return
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') {
            event.stopPropagation()
            setTyped(null)
          }
        }}
        onBlur={() => !deed.error && save()}
        error={deed.error instanceof Problem ? (deed.error.fields.subject ?? reason(deed.error)) : undefined}
      />
    )
  return (
    <div>
      <Title order={isPage ? 1 : 2} size="h4" className={classes.subject}>
        <bdi>{ticket.subject}</bdi>
      </Title>
      {mayEdit && (
        <Tooltip label={t('Change the subject')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            ml={4}
            aria-label={t('Change the subject')}
            onClick={() => setTyped(ticket.subject)}
          >
            <Icon name="pen" size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
