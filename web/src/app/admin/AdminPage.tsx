import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { may, useMe } from '~/features/account/me.api'
import { pagesFor } from '~/features/admin/pages'
import { deskQuery, isUntouched } from '~/features/profile/desk.api'
import { useTranslation } from '~/lib/i18n'
import { useTitle } from '~/lib/title'
import { Part } from '~/ui/Part'

/** One page of the administration, by its address. */
export function AdminPage() {
  const { t } = useTranslation()
  const me = useMe()
  const { page, row } = useParams({ strict: false })
  const found = pagesFor(me).find(other => other.page === page)
  if (!found?.Shown)
    return (
      <Text p="lg" role="alert">
        {t('There is no such page, or you may not open it')}
      </Text>
    )
  return (
    <Part key={found.page} meanwhile={<Skeleton h={240} m="md" />}>
      <found.Shown row={row} />
    </Part>
  )
}

/** Where the administration begins. */
export function AdminHome() {
  const { t } = useTranslation()
  const me = useMe()
  useTitle(t('Administration'))
  const isOpen = pagesFor(me).length > 0
  const desk = useQuery({ ...deskQuery, enabled: may(me, 'desk.manage') })
  if (desk.data && isUntouched(desk.data))
    return (
      <Text p="lg">
        {t('Nobody has set this desk up yet.')} <Link to="/welcome">{t('Begin')}</Link>
      </Text>
    )
  return (
    <Text p="lg" role={isOpen ? undefined : 'alert'}>
      {isOpen ? t('Choose a page at the left') : t('There is nothing here that you may change')}
    </Text>
  )
}
