// The open composer: to whom it goes, the text with its files, and sending it.
import { ActionIcon, Alert, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Problem } from '~/api/problem'
import { filesIn } from '~/features/attachment/file'
import { UploadList } from '~/features/attachment/UploadList'
import { DraftChoice, DraftWords } from '~/features/draft/DraftNotice'
import { useName } from '~/features/people/names'
import { writers } from '~/features/presence/here'
import { useOthers } from '~/features/presence/presence.api'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import classes from './Composer.module.css'
import { ComposerText } from './ComposerText'
import { useComposing } from './composing'
import { kindsFor, type useMayWrite } from './kinds'
import { Markdown } from './Markdown'
import { closeComposer, type EntryKind, openComposer, type useOpened } from './opened'
import { SendRow } from './SendRow'
import { Toolbar } from './Toolbar'

interface ComposerFormProps {
  ticket: Ticket
  opened: NonNullable<ReturnType<typeof useOpened>>
  mayWrite: ReturnType<typeof useMayWrite>
}

export function ComposerForm({ ticket, opened, mayWrite }: ComposerFormProps) {
  const { t } = useTranslation()
  const { number } = ticket
  const composing = useComposing(ticket, opened)
  const { body, put, uploads, draft, problem } = composing
  const [isPreview, setPreview] = useState(false)
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const form = useRef<HTMLElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is opened, also for another kind
  useEffect(() => area.current?.focus(), [opened])

  const fields = problem instanceof Problem ? problem.fields : {}
  const missing = composing.isPressed && !body.trim() ? t('Write something first') : undefined
  const kinds = kindsFor(mayWrite).map(({ kind, label }) => ({ value: kind, label: t(label) }))
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add(filesIn(event.dataTransfer))
  }
  return (
    <section
      ref={form}
      className={classes.composer}
      data-kind={opened.kind}
      data-over={isOver}
      aria-label={t('Composer')}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Stack gap={6}>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('What it becomes')}
            data={kinds}
            value={opened.kind}
            onChange={kind => openComposer(number, kind as EntryKind)}
          />
          <Toolbar
            area={area}
            isPreview={isPreview}
            togglePreview={() => setPreview(!isPreview)}
            onChange={put}
            onFiles={uploads.add}
          />
          <ActionIcon
            ml="auto"
            variant="subtle"
            color="gray"
            {...hint(t('Close; what you have written is kept'))}
            aria-label={t('Close; what you have written is kept')}
            onClick={closeComposer}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        </Group>
        <OtherWriters number={number} />
        <DraftChoice state={draft.state} takeTheirs={draft.takeTheirs} keepMine={draft.keepMine} />
        {isPreview ? (
          <div className={classes.shown}>
            <Markdown text={body} />
          </div>
        ) : (
          <ComposerText
            area={area}
            ticket={ticket}
            kind={opened.kind}
            label={kinds.find(({ value }) => value === opened.kind)?.label ?? ''}
            placeholder={t('Markdown · ; for canned replies · @ to mention somebody')}
            value={body}
            error={fields.body ?? missing}
            onChange={put}
            onFiles={uploads.add}
            onFailure={setFailure}
            onEscape={closeComposer}
            inserting={composing.inserting}
          />
        )}
        <UploadList uploads={uploads} />
        {composing.isPressed && uploads.isBusy && (
          <Text size="sm" role="alert">
            {t('A file has not arrived yet: wait, try it again or remove it')}
          </Text>
        )}
        {Boolean(problem) && !fields.body && <Failure of={problem} />}
        {Boolean(failure) && <Failure of={failure} />}
        <SendRow ticket={ticket} kind={opened.kind} form={form} composing={composing} codeError={fields.code}>
          <Checkbox
            size="xs"
            label={t('Colleagues see the draft')}
            checked={composing.shared}
            onChange={event => composing.setShared(event.currentTarget.checked)}
          />
          <DraftWords state={draft.state} />
        </SendRow>
      </Stack>
    </section>
  )
}

function OtherWriters({ number }: { number: string }) {
  const writing = writers(useOthers(number))
  return writing.map(({ person }) => <OtherWriter key={person} login={person} />)
}

function OtherWriter({ login }: { login: string }) {
  const { t } = useTranslation()
  const name = useName(login)
  return (
    <Alert color="orange" variant="light" py={4} icon={<Icon name="pen" size={16} />} role="status">
      {t('{{name}} is writing about this ticket as well', { name })}
    </Alert>
  )
}
