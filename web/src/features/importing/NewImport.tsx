// A file of rows: chosen, or pasted from a spreadsheet; tried before it is imported.
import { Button, Code, FileInput, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshKey } from '~/api/client'
import { Failure } from '~/ui/Failure'
import { type ImportKind, useStartImport } from './importing.api'
import { textOf } from './reading'
import { kinds } from './words'

const shownInFull = 20_000

export function NewImport({ open }: { open: (id: string) => void }) {
  const { t } = useTranslation()
  const start = useStartImport()
  const [kind, setKind] = useState<ImportKind>('people')
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const read = async (chosen: File | null) => {
    setFile(chosen)
    setText(chosen ? textOf(await chosen.arrayBuffer()) : '')
  }
  const run = (dry_run: boolean) =>
    start.mutate({ kind, text, dry_run, key: freshKey() }, { onSuccess: begun => open(begun.id) })
  return (
    <Stack gap="sm" component="section" aria-label={t('New import')}>
      <Group align="start" grow>
        <Select
          label={t('What')}
          data={Object.entries(kinds).map(([value, { label }]) => ({ value, label: t(label) }))}
          value={kind}
          allowDeselect={false}
          onChange={next => setKind(next as ImportKind)}
        />
        <FileInput
          label={t('CSV file')}
          placeholder={t('Choose a file')}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          clearable
          clearButtonProps={{ 'aria-label': t('Without a file') }}
          value={file}
          onChange={chosen => void read(chosen)}
        />
      </Group>
      <Text size="sm">
        {t('The first row names the columns, such as')} <Code>{kinds[kind].columns}</Code>.{' '}
        {t('Commas, semicolons and tabs separate; several values in a cell are separated by semicolons.')}
      </Text>
      {text.length <= shownInFull ? (
        <Textarea
          label={t('Or paste the rows')}
          autosize
          minRows={4}
          maxRows={12}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      ) : (
        <Text size="sm" role="status">
          {t('{{count}} lines are ready', { count: text.split('\n').length })}
        </Text>
      )}
      {start.error && <Failure of={start.error} />}
      <Group gap="xs">
        <Button disabled={!text.trim()} loading={start.isPending} onClick={() => run(true)}>
          {t('Try it: change nothing')}
        </Button>
        <Button variant="default" disabled={!text.trim()} loading={start.isPending} onClick={() => run(false)}>
          {t('Import')}
        </Button>
      </Group>
    </Stack>
  )
}
