// API tokens: who has which, and a new one, whose secret is shown once.
import {
  Button,
  Container,
  Group,
  MultiSelect,
  SimpleGrid,
  Stack,
  Table,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '~/api/problem'
import { PersonName } from '~/features/people/Person'
import { PersonPicker } from '~/features/people/PersonPicker'
import { useRights } from '~/features/role/role.api'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { SecondPress } from '~/ui/SecondPress'
import { Secret } from '~/ui/Secret'
import { useMakeToken, useRevokeToken, useTokens } from './system.api'

export function TokensPage() {
  const { t } = useTranslation()
  return (
    <Container size="lg" py="md">
      <Stack gap="lg">
        <PageTitle>{t('API tokens')}</PageTitle>
        <NewToken />
        <Tokens />
      </Stack>
    </Container>
  )
}

const empty = {
  name: '',
  owner: null as string | null,
  scopes: [] as string[],
  networks: [] as string[],
  expires: '',
}

function NewToken() {
  const { t } = useTranslation()
  const rights = useRights()
  const make = useMakeToken()
  const [token, setToken] = useState(empty)
  const set = (change: Partial<typeof empty>) => setToken({ ...token, ...change })
  const errors = make.error instanceof Problem ? make.error.fields : {}
  const errorAt = (field: string) =>
    Object.entries(errors).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { expires, ...body } = token
    make.mutate(
      { ...body, expires_at: expires ? new Date(expires).toISOString() : null },
      { onSuccess: () => setToken(empty) },
    )
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('New token')}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
          <TextInput
            label={t('Name')}
            value={token.name}
            error={errors.name}
            onChange={event => set({ name: event.currentTarget.value })}
          />
          <PersonPicker
            label={t('Acts for')}
            placeholder={t('Yourself')}
            value={token.owner}
            error={errors.owner}
            onChange={owner => set({ owner })}
          />
          <TextInput
            type="date"
            label={t('Valid until')}
            description={t('A year at most')}
            value={token.expires}
            error={errors.expires_at}
            onChange={event => set({ expires: event.currentTarget.value })}
          />
          <MultiSelect
            label={t('What it may do')}
            searchable
            data={[
              { value: '*', label: t('All that its owner may') },
              ...rights.map(({ code, name }) => ({ value: code, label: inLanguage(name) })),
            ]}
            value={token.scopes}
            error={errorAt('scopes')}
            onChange={scopes => set({ scopes })}
          />
          <TagsInput
            label={t('Only from these addresses')}
            placeholder={t('From anywhere')}
            value={token.networks}
            error={errorAt('networks')}
            acceptValueOnBlur
            onChange={networks => set({ networks })}
          />
        </SimpleGrid>
        {make.error && Object.keys(errors).length === 0 && <Failure of={make.error} />}
        {make.data && (
          <Stack gap={4}>
            <Secret label={t('Secret')} text={make.data.token} />
            <Text size="sm">{t('It is shown this once. Keep it where nobody else reads it.')}</Text>
          </Stack>
        )}
        <Group>
          <Button type="submit" loading={make.isPending}>
            {t('Make a token')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Tokens() {
  const { t } = useTranslation()
  const tokens = useTokens()
  const revoke = useRevokeToken()
  if (tokens.error) return <Failure of={tokens.error} again={() => void tokens.refetch()} />
  if (tokens.data?.length === 0) return <Text size="sm">{t('There are no tokens')}</Text>
  return (
    <>
      {revoke.error && <Failure of={revoke.error} />}
      <Table aria-label={t('API tokens')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Name')}</Table.Th>
            <Table.Th>{t('Acts for')}</Table.Th>
            <Table.Th>{t('What it may do')}</Table.Th>
            <Table.Th>{t('Used')}</Table.Th>
            <Table.Th>{t('Valid until')}</Table.Th>
            <Table.Th>{t('Revoke')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.data?.map(token => (
            <Table.Tr key={token.id}>
              <Table.Td>
                <bdi>{token.name}</bdi>
                <Text size="xs" c="dimmed">
                  {token.hint}…
                </Text>
              </Table.Td>
              <Table.Td>
                <PersonName login={token.owner} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{token.scopes.join(', ')}</Table.Td>
              <Table.Td>{token.used_at ? <Moment at={token.used_at} /> : t('Never')}</Table.Td>
              <Table.Td>
                <Moment at={token.expires_at} />
              </Table.Td>
              <Table.Td>
                <Group gap={4}>
                  <SecondPress
                    size="compact-sm"
                    label={t('Revoke')}
                    sure={t('Yes, revoke it')}
                    run={() => revoke.mutate(token.id)}
                  />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
