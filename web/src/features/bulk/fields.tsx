// The fields of deeds to many tickets: each shows its part of the body and writes it.
import { Select, TagsInput, TextInput } from '@mantine/core'
import type { ComponentType } from 'react'
import { useCodes } from '~/features/practice/practice.api'
import { pendingReasons } from '~/features/ticket/words'
import { Level } from '~/features/work/Level'
import { localInput, presets } from '~/features/work/presets'
import { useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'

export type Body = Record<string, unknown>

interface FieldsProps {
  body: Body
  set: (change: Body) => void
  refused: Record<string, string>
}

export const emptyBody: Record<string, Body> = {
  priority: { impact: 3, urgency: 3 },
  pend: { reason: 'awaiting_user', until: null },
  labels: { add: [], remove: [] },
  note: { kind: 'note', body: '' },
  resolve: { code: null, text: '' },
  cancel: { reason: '' },
}

export const fieldsOf: Record<string, ComponentType<FieldsProps>> = {
  priority: PriorityFields,
  pend: PendingFields,
  labels: LabelFields,
  note: NoteFields,
  resolve: ResolutionFields,
  cancel: CancellationFields,
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function PriorityFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Level
        label={t('Impact')}
        kind="impact"
        value={Number(body.impact)}
        onChange={impact => set({ impact })}
        error={refused.impact}
        autoFocus
      />
      <Level
        label={t('Urgency')}
        kind="urgency"
        value={Number(body.urgency)}
        onChange={urgency => set({ urgency })}
        error={refused.urgency}
      />
    </>
  )
}

function PendingFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        label={t('Waiting for')}
        data={Object.entries(pendingReasons).map(([value, label]) => ({ value, label: t(label) }))}
        value={text(body.reason)}
        onChange={reason => set({ reason })}
        allowDeselect={false}
        error={refused.reason}
        data-autofocus
      />
      <TextInput
        type="datetime-local"
        label={t('Until')}
        min={localInput(presets(new Date())[0]!.at)}
        value={body.until ? localInput(new Date(text(body.until))) : ''}
        onChange={({ currentTarget: { value } }) => set({ until: value ? new Date(value).toISOString() : null })}
        error={refused.until}
      />
    </>
  )
}

function LabelFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TagsInput
        label={t('Labels to add')}
        value={body.add as string[]}
        onChange={add => set({ add })}
        error={refused.add}
        data-autofocus
      />
      <TagsInput
        label={t('Labels to remove')}
        value={body.remove as string[]}
        onChange={remove => set({ remove })}
        error={refused.remove}
      />
    </>
  )
}

function NoteFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <Sentences
      label={t('Internal note')}
      minRows={4}
      value={text(body.body)}
      onChange={body => set({ body })}
      error={refused.body}
      data-autofocus
    />
  )
}

function ResolutionFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  const codes = useCodes('resolution')
  return (
    <>
      <Select
        label={t('How it was resolved')}
        data={codes}
        value={text(body.code) || null}
        onChange={code => set({ code: code ?? '' })}
        error={refused.code}
        searchable
        data-autofocus
      />
      <Sentences
        label={t('What was done')}
        minRows={3}
        value={text(body.text)}
        onChange={text => set({ text })}
        error={refused.text}
      />
    </>
  )
}

function CancellationFields({ body, set, refused }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('Reason')}
      value={text(body.reason)}
      onChange={event => set({ reason: event.currentTarget.value })}
      error={refused.reason}
      data-autofocus
    />
  )
}
