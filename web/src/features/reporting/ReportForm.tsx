// One line, a picture, sent. Whatever the desk knows by itself is not asked for.
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { filesIn } from '~/features/attachment/file'
import { UploadList } from '~/features/attachment/UploadList'
import { useOptions } from '~/features/catalog/catalog.api'
import { ColleaguePicker } from '~/features/people/ColleaguePicker'
import { useTranslation } from '~/lib/i18n'
import { isComposing } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Sentences } from '~/ui/Sentences'
import { type Draft, isBlank } from './draft'
import { CameraPick, FilePick } from './FilePick'
import { Likely } from './Likely'
import classes from './Report.module.css'
import { useReport } from './useReport'

export function ReportForm({ given }: { given: Partial<Draft> }) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const description = useRef<HTMLTextAreaElement>(null)
  const [isMissing, setMissing] = useState(false)
  const [isOver, setOver] = useState(false)
  const follow = (number: string) => void navigate({ to: '/tickets/$number', params: { number } })
  const { draft, change, uploads, problem, refused, isSending, submit, clear } = useReport(me.login, given, follow)

  const instead = (mine: string) => {
    clear()
    follow(mine)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = draft.subject.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty && !isSending) submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isComposing(event.nativeEvent)) description.current?.focus()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add(filesIn(event.dataTransfer))
  }
  return (
    <form
      className={classes.form}
      aria-label={t('Report a fault')}
      data-over={isOver}
      noValidate
      onSubmit={send}
      onPaste={event => uploads.add(filesIn(event.clipboardData))}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <PageTitle size="h3">{t('Report a fault')}</PageTitle>
      <TextInput
        size="md"
        autoFocus
        required
        label={t('What is it about?')}
        value={draft.subject}
        onChange={event => change({ subject: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        error={isMissing ? t('Say in one line what it is about') : refused.subject}
      />
      <Likely draft={draft} joined={instead} />
      <Sentences
        ref={description}
        label={t('What do you see? Since when? (optional)')}
        description={t('A screenshot can be pasted here.')}
        minRows={4}
        maxRows={14}
        value={draft.description}
        onChange={description => change({ description })}
        error={refused.description}
      />
      <Group gap="xs">
        <FilePick add={uploads.add} />
        <CameraPick add={uploads.add} />
      </Group>
      <UploadList uploads={uploads} />
      <Further draft={draft} change={change} refused={refused} />
      {problem !== null && !Object.keys(refused).some(field => field in draft) && <Failure of={problem} />}
      <Group gap="xs">
        <Button type="submit" size="md" loading={isSending}>
          {t('Send')}
        </Button>
        {!isBlank(draft) && (
          <Button variant="subtle" color="gray" onClick={clear}>
            {t('Begin anew')}
          </Button>
        )}
      </Group>
      <Text size="xs">{t('What you type is kept in this browser until it is sent.')}</Text>
    </form>
  )
}

interface FurtherProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  refused: Record<string, string>
}

function Further({ draft, change, refused }: FurtherProps) {
  const { t } = useTranslation()
  return (
    <Group gap="sm" grow preventGrowOverflow={false} align="flex-start">
      <Select
        label={t('Service (optional)')}
        data={useOptions('service')}
        searchable
        clearable
        value={draft.service}
        onChange={service => change({ service })}
        error={refused.service}
      />
      <ColleaguePicker
        label={t('For somebody else? (optional)')}
        value={draft.affected || null}
        onChange={affected => change({ affected: affected ?? '' })}
        error={refused.affected}
      />
    </Group>
  )
}
