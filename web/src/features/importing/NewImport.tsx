// A file of rows: chosen, or pasted from a spreadsheet; tried before it is imported.
import { Button, Code, FileInput, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { freshKey } from '~/api/client'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'
import { type ImportKind, useStartImport } from './importing.api'
import { type Content, contentOf } from './reading'
import { kinds } from './words'

const shownInFull = 20_000
const nothing: Content = { text: '' }

export function NewImport({ open }: { open: (id: string) => void }) {
  const { t } = useTranslation()
  const start = useStartImport()
  const [kind, setKind] = useState<ImportKind>('people')
  const [content, setContent] = useState<Content>(nothing)
  const [file, setFile] = useState<File | null>(null)
  const read = async (chosen: File | null) => {
    setFile(chosen)
    setContent(chosen ? contentOf(await chosen.arrayBuffer()) : nothing)
  }
  const run = (dry_run: boolean) =>
    start.mutate({ kind, content, dry_run, key: freshKey() }, { onSuccess: begun => open(begun.id) })
  const isEmpty = 'text' in content && !content.text.trim()
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
          label={t('CSV or XLSX file')}
          placeholder={t('Choose a file')}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
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
      <Ready content={content} setText={text => setContent({ text })} />
      {start.error && <Failure of={start.error} />}
      <Group gap="xs">
        <Button disabled={isEmpty} loading={start.isPending} onClick={() => run(true)}>
          {t('Try it: change nothing')}
        </Button>
        <Button variant="default" disabled={isEmpty} loading={start.isPending} onClick={() => run(false)}>
          {t('Import')}
        </Button>
      </Group>
    </Stack>
  )
}

function Ready({ content, setText }: { content: Content; setText: (text: string) => void }) {
  const { t } = useTranslation()
  if ('file' in content)
    return (
      <Text size="sm" role="status">
        {t('The first sheet of the file is taken; of formulas their values.')}
      </Text>
    )
  if (content.text.length > shownInFull)
    return (
      <Text size="sm" role="status">
        {t('{{count}} lines are ready', { count: content.text.split('\n').length })}
      </Text>
    )
  return <Sentences label={t('Or paste the rows')} minRows={4} maxRows={12} value={content.text} onChange={setText} />
}
