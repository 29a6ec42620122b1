// Where one answers: closed it is a row of buttons, by which it opens.
import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { memo, useCallback, useEffect, useRef } from 'react'
import { cannedQuery } from '~/features/canned/canned.api'
import { closingCodesQuery } from '~/features/catalog/catalog.api'
import { useDrafts } from '~/features/draft/draft.api'
import { SharedDrafts } from '~/features/draft/SharedDrafts'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useStays } from '~/lib/stateOf'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import classes from './Composer.module.css'
import { ComposerForm } from './ComposerForm'
import { kindsFor, useMayWrite } from './kinds'
import { type EntryKind, openComposer, useOpened } from './opened'

export { openComposer } from './opened'

export function Composer({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { number } = ticket
  const opened = useOpened(number)
  const mayWrite = useMayWrite(ticket.state)
  const client = useQueryClient()
  const stays = useStays(number)
  useEffect(() => {
    if (!stays) return
    // Whoever presses r wants to go on at once.
    void client.prefetchQuery(closingCodesQuery)
    void client.prefetchQuery(cannedQuery(''))
  }, [client, stays])
  const open = (kind: EntryKind) => openComposer(number, kind)
  const section = t('Ticket')
  useAction(mayWrite.reply && { id: 'reply', label: t('Reply'), key: 'r', section, run: () => open('reply') })
  useAction(mayWrite.note && { id: 'note', label: t('Internal note'), key: 'n', section, run: () => open('note') })
  useAction(
    mayWrite.note && {
      id: 'phone-note',
      label: t('Phone note'),
      key: 'Shift+p',
      section,
      run: () => open('phone_note'),
    },
  )
  const kinds = kindsFor(mayWrite)
  const latest = useRef(open)
  latest.current = open
  const begin = useCallback((kind: EntryKind) => latest.current(kind), [])
  if (kinds.length === 0) return null
  if (opened) return <ComposerForm key={number} ticket={ticket} opened={opened} mayWrite={mayWrite} />
  return (
    <section className={classes.composer} aria-label={t('Composer')}>
      {mayWrite.note && stays && (
        <SharedDrafts
          number={number}
          take={draft => openComposer(number, draft.kind as EntryKind, { body: draft.body, attachments: [] })}
        />
      )}
      <div className={classes.closed}>
        <Ways mayReply={mayWrite.reply} mayNote={mayWrite.note} begin={begin} />
        <Begun number={number} />
      </div>
    </section>
  )
}

interface WaysProps {
  mayReply: boolean
  mayNote: boolean
  begin: (kind: EntryKind) => void
}

/** They are the same for most tickets: then they stay as they stand. */
const Ways = memo(function Ways({ mayReply, mayNote, begin }: WaysProps) {
  const { t } = useTranslation()
  return kindsFor({ reply: mayReply, note: mayNote }).map(({ kind, label, key, icon }) => (
    <Button
      key={kind}
      size="xs"
      variant="default"
      leftSection={<Icon name={icon} size={14} />}
      rightSection={<Key of={key} />}
      onClick={() => begin(kind)}
    >
      {t(label)}
    </Button>
  ))
})

function Begun({ number }: { number: string }) {
  const { t } = useTranslation()
  const { data = [] } = useDrafts()
  if (!data.includes(number)) return null
  return (
    <Text size="sm" component="span">
      <Icon name="pen" size={12} /> {t('You have begun to write here')}
    </Text>
  )
}
