// The desk stands: its people are invited, and a first real ticket is reported.
import { Anchor, Button, Code, CopyButton, Group, Progress, Stack, Text, TextInput, Title } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import type { Pasted } from './pasted'
import { type Invitation, invite, useReportFirst } from './welcome.api'

export function Done({ people }: { people: Pasted[] }) {
  const { t } = useTranslation()
  return (
    <Stack gap="lg">
      <Title order={2} size="h4">
        <Icon name="check" /> {t('Your desk stands')}
      </Title>
      {people.length > 0 && <Invitations people={people} />}
      <FirstTicket />
      <Text size="sm">
        <Anchor component={Link} to="/admin">
          {t('Go on setting it up')}
        </Anchor>
      </Text>
    </Stack>
  )
}

function Invitations({ people }: { people: Pasted[] }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Invitation[]>([])
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const left = people.slice(made.length)
  const begin = () => {
    setBusy(true)
    setFailure(null)
    invite(left, invitation => setMade(before => [...before, invitation]))
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  const text = made.map(({ name, link }) => `${name}\t${link}`).join('\n')
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('Everybody gets a link of his own to choose a password. It works once, and is shown this once.')}
      </Text>
      {left.length > 0 && (
        <Group>
          <Button variant="default" loading={isBusy} onClick={begin}>
            {t('Make the links: {{count}}', { count: left.length })}
          </Button>
        </Group>
      )}
      {isBusy && <Progress value={(made.length / people.length) * 100} aria-label={t('Their links')} />}
      {failure !== null && <Failure of={failure} again={begin} />}
      {made.length > 0 && (
        <>
          <Code block mah={220} style={{ overflow: 'auto' }} tabIndex={0} role="group" aria-label={t('Their links')}>
            {text}
          </Code>
          <Group>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? t('Copied') : t('Copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </>
      )}
    </Stack>
  )
}

function FirstTicket() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const report = useReportFirst()
  const [subject, setSubject] = useState('')
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    report.mutate(subject, {
      onSuccess: ({ number }) => void navigate({ to: '/desk/tickets/$number', params: { number } }),
    })
  }
  return (
    <form onSubmit={send}>
      <Group align="end">
        <TextInput
          required
          autoFocus
          maxLength={255}
          style={{ flex: 1, minWidth: 220 }}
          label={t('Report something real, to see how it goes')}
          placeholder={t('e.g. the printer on the third floor jams')}
          value={subject}
          onChange={event => setSubject(event.currentTarget.value)}
        />
        <Button type="submit" loading={report.isPending}>
          {t('Report')}
        </Button>
      </Group>
      {report.error && <Failure of={report.error} />}
    </form>
  )
}
