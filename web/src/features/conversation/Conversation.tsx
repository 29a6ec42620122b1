// The description and every entry, oldest first; what the requester sees and what stays inside are told apart by words, side and colour.
import { Badge, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonAvatar, PersonName } from '~/features/people/Person'
import type { Ticket } from '~/features/ticket/ticket.api'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import classes from './Conversation.module.css'
import { type Entry, useEntries } from './conversation.api'
import { Markdown } from './Markdown'

export function Conversation({ ticket }: { ticket: Ticket }) {
  const entries = useEntries(ticket.number)
  if (entries.error) return <Failure of={entries.error} again={() => void entries.refetch()} />
  return (
    <Stack gap="sm" p="md">
      <Said author={ticket.requester} at={ticket.created_at} body={ticket.description} side="requester" />
      {entries.isPending && <Skeleton h={70} />}
      {entries.data?.map(entry => (
        <EntryPaper key={entry.id} entry={entry} />
      ))}
    </Stack>
  )
}

function EntryPaper({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const internal = entry.kind === 'note' || entry.kind === 'phone_note'
  const label = { reply: '', news: t('News of the parent'), note: t('Internal note'), phone_note: t('Phone note') }[
    entry.kind
  ]
  return (
    <Said
      author={entry.author}
      at={entry.created_at}
      body={entry.body}
      side={internal ? 'internal' : entry.from_requester ? 'requester' : 'desk'}
      label={label}
    />
  )
}

interface SaidProps {
  author: string | null
  at: string
  body: string
  side: 'requester' | 'desk' | 'internal'
  label?: string
}

function Said({ author, at, body, side, label }: SaidProps) {
  return (
    <Paper withBorder p="sm" className={classes.said} data-side={side}>
      <Group gap="xs" mb={4} wrap="nowrap">
        {author && <PersonAvatar login={author} />}
        <Text size="sm" fw={600} truncate>
          <PersonName login={author} />
        </Text>
        {label && (
          <Badge size="sm" radius="sm" variant="light" color={side === 'internal' ? 'yellow' : 'gray'} tt="none">
            {label}
          </Badge>
        )}
        <Text size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }}>
          <Moment at={at} />
        </Text>
      </Group>
      <Markdown text={body} />
    </Paper>
  )
}
