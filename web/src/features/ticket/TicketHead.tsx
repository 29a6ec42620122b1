// Number, state and promise, who else is here, and the subject, which is edited in place.
import { ActionIcon, Alert, Anchor, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { Problem } from '~/api/problem'
import { may, useMe } from '~/features/account/me.api'
import { Presence } from '~/features/presence/Presence'
import { useTranslation } from '~/lib/i18n'
import { isComposing } from '~/lib/keys'
import { useStateOf } from '~/lib/stateOf'
import { useReason } from '~/ui/Failure'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { InnerLink } from '~/ui/InnerLink'
import { Chip } from './Chip'
import { BreachChip, PriorityChip } from './Chips'
import { edit, useDeed } from './deed/deed'
import { StateChip } from './StateChip'
import classes from './TicketPane.module.css'
import type { Ticket } from './ticket.api'

export function TicketHead({ ticket, isPage }: { ticket: Ticket; isPage: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <div className={classes.marks}>
        <PriorityChip priority={ticket.priority} />
        <InnerLink className={classes.number} href={`/desk/tickets/${ticket.number}`}>
          {ticket.number}
        </InnerLink>
        <StateChip state={ticket.state} reason={ticket.pending_reason} />
        <BreachChip ticket={ticket} />
        {ticket.announced && <Mark icon="horn" words={t('Announced')} />}
        {ticket.me_too && <Mark icon="people" words={t('Me too')} />}
        {ticket.chase_count > 0 && <Mark icon="chase" words={t('Chased ×{{times}}', { times: ticket.chase_count })} />}
        <span style={{ flex: 1 }} />
        <Presence ticket={ticket} />
      </div>
      <Subject ticket={ticket} isPage={isPage} />
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
  const mayEdit = may(useMe(), 'ticket.classify') && !ticket.merged_into
  const [isEdited, setEdited] = useStateOf(ticket.number, false)
  if (isEdited) return <SubjectInput key={ticket.number} ticket={ticket} end={() => setEdited(false)} />
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div>
      <Heading className={classes.subject}>
        <bdi>{ticket.subject}</bdi>
      </Heading>
      {mayEdit && <Pen setEdited={setEdited} />}
    </div>
  )
}

const Pen = memo(function Pen({ setEdited }: { setEdited: (isEdited: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      ml={4}
      aria-label={t('Change the subject')}
      onClick={() => setEdited(true)}
      {...hint(t('Change the subject'))}
    >
      <Icon name="pen" size={13} />
    </ActionIcon>
  )
})

function SubjectInput({ ticket, end }: { ticket: Ticket; end: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(ticket.subject)
  const deed = useDeed(ticket)
  const reason = useReason()
  const save = () => {
    if (deed.isPending) return
    if (typed.trim() === ticket.subject) return end()
    deed.mutate(edit({ subject: typed }, t('Subject changed')), { onSuccess: end })
  }
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
          end()
        }
      }}
      onBlur={() => !deed.error && save()}
      error={deed.error instanceof Problem ? (deed.error.fields.subject ?? reason(deed.error)) : undefined}
    />
  )
}
