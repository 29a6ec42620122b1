// A few words that go with a deed, and what is wrong with them.
import { Button, Stack } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'

interface WordsFormProps {
  label: string
  submit: string
  // biome-ignore lint/suspicious/noExplicitAny: the answer of the deed is not looked at
  deed: UseMutationResult<any, unknown, string>
  /** By which the server names what is wrong with the words. */
  field: string
  isRequired?: boolean
  done?: () => void
}

export function WordsForm({ label, submit, deed, field, isRequired = false, done }: WordsFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [isMissing, setMissing] = useState(false)
  const refused = Object.entries(deed.error instanceof Problem ? deed.error.fields : {}).find(([name]) =>
    name.endsWith(field),
  )?.[1]
  const send = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = isRequired && words.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty && !deed.isPending) deed.mutate(words.trim(), { onSuccess: () => done?.() })
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs" mt="sm" align="flex-start">
        <Sentences
          w="100%"
          label={label}
          required={isRequired}
          autoFocus
          value={words}
          onChange={setWords}
          error={isMissing ? t('Please say it in a few words') : refused}
        />
        {deed.error !== null && !refused && <Failure of={deed.error} />}
        <Button type="submit" loading={deed.isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  )
}
