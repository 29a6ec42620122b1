// A word to the desk, with files; kept in this browser until it has been sent.
import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '~/api/problem'
import { UploadList } from '~/features/attachment/UploadList'
import { useUploads } from '~/features/attachment/uploads'
import { useSending } from '~/features/conversation/sending'
import { FilePick } from '~/features/reporting/FilePick'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'
import type { Followed } from './portal.api'

export function ReplyBox({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [words, setWords] = useKeptWords(`reply ${ticket.number}`)
  const uploads = useUploads()
  const sending = useSending(ticket)
  const refused = sending.error instanceof Problem ? sending.error.fields : {}
  const isEmpty = words.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isEmpty || uploads.isBusy || sending.isPending) return
    sending.mutate(
      { entry: { kind: 'reply', body: words, attachments: uploads.ids } },
      {
        onSuccess: () => {
          setWords('')
          uploads.clear()
          void client.invalidateQueries({ queryKey: ['mine'] })
        },
      },
    )
  }
  return (
    <form
      onSubmit={send}
      aria-label={t('Write to the desk')}
      onPaste={event => uploads.add([...event.clipboardData.files])}
    >
      <Stack gap="xs">
        <Sentences
          label={t('Write to the desk')}
          minRows={3}
          maxRows={12}
          value={words}
          onChange={setWords}
          error={refused.body}
        />
        <UploadList uploads={uploads} />
        {sending.error && !refused.body && <Failure of={sending.error} />}
        <Group gap="xs">
          <Button type="submit" loading={sending.isPending} disabled={isEmpty || uploads.isBusy}>
            {t('Send')}
          </Button>
          <FilePick add={uploads.add} />
        </Group>
      </Stack>
    </form>
  )
}

function useKeptWords(place: string) {
  const [words, setWords] = useState(() => localStorage.getItem(place) ?? '')
  const change = (text: string) => {
    setWords(text)
    if (text) localStorage.setItem(place, text)
    else localStorage.removeItem(place)
  }
  return [words, change] as const
}
