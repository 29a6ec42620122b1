// The desk's configuration as a file: downloaded, kept under version control, and applied after it was tried.
import { Button, Checkbox, Container, FileInput, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Part } from '~/features/rows/Part'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { Sentences } from '~/ui/Sentences'
import { fileOf, useConfigure } from './bundle.api'
import { PlanTables } from './PlanTables'

const shownInFull = 50_000

export function ConfigurationPage() {
  const { t } = useTranslation()
  return (
    <Container size="lg" py="md">
      <Stack gap="lg">
        <PageTitle>{t('Configuration')}</PageTitle>
        <Download />
        <Application />
      </Stack>
    </Container>
  )
}

function Download() {
  const { t } = useTranslation()
  const [everybody, setEverybody] = useState(false)
  return (
    <Part level={2} title={t('As a file')}>
      <Text size="sm">
        {t('Groups, roles, services, calendars, agreements and the other settings, without passwords and tokens.')}
      </Text>
      <Group>
        <Button
          component="a"
          href={fileOf(everybody ? 'all' : 'staff')}
          download="yitai.yaml"
          variant="default"
          leftSection={<Icon name="download" size={14} />}
        >
          {t('Download as YAML')}
        </Button>
        <Checkbox
          label={t('With everybody, not only the staff')}
          checked={everybody}
          onChange={event => setEverybody(event.currentTarget.checked)}
        />
      </Group>
    </Part>
  )
}

function Application() {
  const { t } = useTranslation()
  const configure = useConfigure()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const tried = configure.data && !configure.data.applied && configure.variables?.text === text
  const take = (next: string) => {
    setText(next)
    configure.reset()
  }
  const read = async (chosen: File | null) => {
    setFile(chosen)
    take(chosen ? await chosen.text() : '')
  }
  return (
    <Part level={2} title={t('Apply a file')}>
      <Text size="sm">
        {t(
          'What the file does not name stays as it is. It is applied as a whole, or not at all when something is wrong in it.',
        )}
      </Text>
      <FileInput
        label={t('YAML or JSON file')}
        placeholder={t('Choose a file')}
        accept=".yaml,.yml,.json"
        clearable
        clearButtonProps={{ 'aria-label': t('Without a file') }}
        value={file}
        onChange={chosen => void read(chosen)}
        maw={480}
      />
      {text.length <= shownInFull ? (
        <Sentences
          label={t('Or paste it')}
          minRows={4}
          maxRows={16}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          onChange={take}
        />
      ) : (
        <Text size="sm" role="status">
          {t('{{count}} lines are ready', { count: text.split('\n').length })}
        </Text>
      )}
      <Group gap="xs">
        <Button
          disabled={!text.trim()}
          loading={configure.isPending}
          onClick={() => configure.mutate({ text, dry_run: true })}
        >
          {t('Try it: change nothing')}
        </Button>
        <Button
          variant="default"
          disabled={!tried || configure.data?.problems.length !== 0}
          loading={configure.isPending}
          onClick={() => configure.mutate({ text, dry_run: false })}
        >
          {t('Apply')}
        </Button>
      </Group>
      {configure.error && <Failure of={configure.error} />}
      {configure.data && <PlanTables of={configure.data} />}
    </Part>
  )
}
