// What people may set for themselves, without asking the desk.
import { Button, Select, Stack, Text, Title } from '@mantine/core'
import { Problem } from '~/api/problem'
import { usePerson } from '~/features/people/requester.api'
import { key, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Absences } from './Absences'
import { LanguageSwitch } from './LanguageSwitch'
import { useMe, useSignOut } from './me.api'
import { Password } from './Password'
import classes from './Profile.module.css'
import { type Own, useChangeOwn } from './profile.api'
import { Sessions } from './Sessions'
import { ThemeSwitch } from './ThemeSwitch'

export function ProfilePage() {
  const { t } = useTranslation()
  const me = useMe()
  const signOut = useSignOut()
  return (
    <div className={classes.page}>
      <PageTitle size="h3">{me.name}</PageTitle>
      <Reaching login={me.login} />
      <Absences login={me.login} />
      <Password />
      <Sessions />
      <Button variant="default" onClick={() => void signOut()}>
        {t('Sign out')}
      </Button>
    </div>
  )
}

const channels: Record<string, string> = {
  mail: key('By mail'),
  phone: key('By phone'),
  chat: key('By chat'),
  portal: key('On these pages only'),
}

function Reaching({ login }: { login: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const person = usePerson(login).data
  const change = useChangeOwn(login)
  const refused = change.error instanceof Problem ? change.error.fields : {}
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <Stack gap="sm" component="section" align="flex-start">
      <Title order={2} size="h5">
        {t('Language, time and notices')}
      </Title>
      <LanguageSwitch changed={language => change.mutate({ language })} />
      <ThemeSwitch />
      <Select
        w="100%"
        label={t('Time zone')}
        data={zones.includes(me.time_zone) ? zones : [me.time_zone, ...zones]}
        searchable
        limit={50}
        allowDeselect={false}
        value={me.time_zone}
        onChange={time_zone => time_zone && change.mutate({ time_zone })}
        error={refused.time_zone}
      />
      {person?.preferred_channel && (
        <Select
          w="100%"
          label={t('How the desk writes to you')}
          data={Object.entries(channels).map(([value, label]) => ({ value, label: t(label) }))}
          allowDeselect={false}
          value={person.preferred_channel}
          onChange={chosen => change.mutate({ preferred_channel: chosen as NonNullable<Own['preferred_channel']> })}
          error={refused.preferred_channel}
        />
      )}
      {change.error && Object.keys(refused).length === 0 && <Failure of={change.error} />}
      <Text size="sm" role="status">
        {change.isSuccess && t('Saved')}
      </Text>
    </Stack>
  )
}
