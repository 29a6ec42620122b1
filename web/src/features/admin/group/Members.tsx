// Who belongs to a group.
import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { may, useMe } from '~/features/account/me.api'
import { PersonAvatar } from '~/features/people/Person'
import { PersonPicker } from '~/features/people/PersonPicker'
import { More } from '~/features/rows/More'
import { Part } from '~/features/rows/Part'
import { RowLink } from '~/features/rows/RowLink'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'

const useMembers = (group: string) =>
  useInfiniteQuery({
    queryKey: ['members', group],
    queryFn: ({ pageParam }) =>
      got(api.GET('/persons', { params: ask({ group, active: 'true', limit: 50, cursor: pageParam }) })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
  })

function useMembership(group: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ person, belongs }: { person: string; belongs: boolean }) => {
      const params = { path: { group, person } }
      return belongs
        ? api.PUT('/groups/{group}/members/{person}', { params })
        : api.DELETE('/groups/{group}/members/{person}', { params })
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['members', group] }),
        client.invalidateQueries({ queryKey: ['rows', '/persons'] }),
      ]),
  })
}

export function Members({ row: group }: { row: Schemas['GroupView'] }) {
  const { t } = useTranslation()
  const mayChange = may(useMe(), 'group.manage')
  const found = useMembers(group.code)
  const membership = useMembership(group.code)
  const members = found.data?.pages.flatMap(page => page.data)
  return (
    <Part title={t('Members')}>
      {found.error && <Failure of={found.error} again={() => void found.refetch()} />}
      {members?.length === 0 && <Text size="sm">{t('Nobody belongs to it yet')}</Text>}
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {members?.map(person => (
          <Group key={person.id} component="li" gap="xs" wrap="nowrap">
            <PersonAvatar login={person.login ?? person.id} />
            <RowLink page="people" row={person.login ?? person.id}>
              <bdi>{person.name}</bdi>
            </RowLink>
            {mayChange && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Take {{name}} out of the group', { name: person.name })}
                onClick={() => membership.mutate({ person: person.login ?? person.id, belongs: false })}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      <More of={found} />
      {mayChange && (
        <PersonPicker
          label={t('Further member')}
          value={null}
          onChange={person => person && membership.mutate({ person, belongs: true })}
        />
      )}
      {membership.error && <Failure of={membership.error} />}
    </Part>
  )
}
