// A new ticket: one line first, then who asks; the rest is filled in as far as it is known.
import { Button, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { UploadList } from '~/features/attachment/UploadList'
import { useUploads } from '~/features/attachment/uploads'
import { CallOutcome } from '~/features/contact/CallOutcome'
import { useTranslation } from '~/lib/i18n'
import { isComposing, useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Key } from '~/ui/Key'
import { PageTitle } from '~/ui/PageTitle'
import { Sentences } from '~/ui/Sentences'
import { useNotify } from '../notify'
import { Asking } from './NewAsking'
import { Details } from './NewDetails'
import { Likely } from './NewLikely'
import classes from './NewTicket.module.css'
import { type Outcome, useNewTicket } from './useNewTicket'

export function NewTicketPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/desk/new' })
  const { typed, change, sent, clear } = useNewTicket({
    ...(search.requester ? { requester: search.requester } : {}),
    ...(search.subject ? { subject: search.subject } : {}),
  })
  const uploads = useUploads()
  const notify = useNotify()
  const [wants, setWants] = useState<Record<string, string>>({})
  const refused = { ...(sent.error instanceof Problem ? sent.error.fields : {}), ...wants }

  const send = (outcome: Outcome) => {
    const missing: Record<string, string> = {}
    if (!typed.subject.trim()) missing.subject = t('Say in one line what it is about')
    if (!typed.requester && outcome.kind !== 'guided_away') missing.requester = t('Say who asks')
    setWants(missing)
    if (Object.keys(missing).length > 0 || sent.isPending || uploads.isBusy) return
    sent.mutate(
      { outcome, attachments: uploads.ids },
      {
        onSuccess: number => {
          if (number) return void navigate({ to: '/desk/tickets/$number', params: { number } })
          notify.done(t('The contact is recorded'))
          clear()
          uploads.clear()
        },
      },
    )
  }
  useAction({
    id: 'report',
    label: t('Report it'),
    key: 'Mod+Enter',
    section: t('New ticket'),
    inText: true,
    run: () => send({ kind: 'ticket' }),
  })
  const shared = { typed, change, refused }

  return (
    <ScrollArea h="100%" viewportProps={{ tabIndex: 0 }}>
      <div className={classes.page}>
        <form
          className={classes.form}
          aria-label={t('New ticket')}
          onSubmit={event => {
            event.preventDefault()
            send({ kind: 'ticket' })
          }}
          onPaste={event => uploads.add([...event.clipboardData.files])}
          onDragOver={event => event.preventDefault()}
          onDrop={event => {
            event.preventDefault()
            uploads.add([...event.dataTransfer.files])
          }}
        >
          <Stack gap="sm">
            <PageTitle>{t('New ticket')}</PageTitle>
            <TextInput
              size="md"
              autoFocus
              label={t('What is it about?')}
              required
              value={typed.subject}
              onChange={event => change({ subject: event.currentTarget.value })}
              onKeyDown={event => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
                event.preventDefault()
                if (!isComposing(event.nativeEvent))
                  document.querySelector<HTMLElement>('#requester-of-new input')?.focus()
              }}
              error={refused.subject}
            />
            <Asking {...shared} />
            <Details {...shared} />
            <Sentences
              label={t('Description')}
              minRows={4}
              maxRows={16}
              value={typed.description}
              onChange={description => change({ description })}
              error={refused.description}
            />
            <UploadList uploads={uploads} />
            {sent.error && !Object.keys(refused).some(field => field in typed) && <Failure of={sent.error} />}
            <Group gap="xs">
              <Button type="submit" loading={sent.isPending} rightSection={<Key of="Mod+Enter" />}>
                {t('Report it')}
              </Button>
              <FilePick add={uploads.add} />
              {typed.records && <CallOutcome send={send} isBusy={sent.isPending} />}
              <span style={{ flex: 1 }} />
              <Button variant="subtle" color="gray" onClick={clear}>
                {t('Begin anew')}
              </Button>
            </Group>
            <Text size="xs">{t('What you type is kept in this browser until it is sent.')}</Text>
          </Stack>
        </form>
        <Likely typed={typed} join={parent => send({ kind: 'me_too', parent })} />
      </div>
    </ScrollArea>
  )
}

function FilePick({ add }: { add: (files: File[]) => void }) {
  const { t } = useTranslation()
  return (
    <Button component="label" variant="default">
      {t('Attach files')}
      <input
        type="file"
        multiple
        className={classes.files}
        onChange={event => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </Button>
  )
}
