import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { LonePage } from '~/features/account/LonePage'
import { may, meQuery } from '~/features/account/me.api'
import { SignInForm } from '~/features/account/SignInForm'
import { deskQuery, isUntouched, useDeskName } from '~/features/profile/desk.api'
import { useTranslation } from '~/lib/i18n'
import { PageTitle } from '~/ui/PageTitle'

/** Whoever administers a desk that nobody has set up yet is led through it. */
async function isToBeSetUp(client: QueryClient): Promise<boolean> {
  const me = await client.ensureQueryData(meQuery)
  return may(me, 'desk.manage') && isUntouched(await client.ensureQueryData(deskQuery))
}

export function SignInPage() {
  const { t } = useTranslation()
  const name = useDeskName()
  const { to } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const done = async () => {
    client.clear()
    const isNew = to === undefined && (await isToBeSetUp(client))
    void navigate({ href: isNew ? '/welcome' : (to ?? '/desk') })
  }
  return (
    <LonePage width={380}>
      <PageTitle size="h3" tab={t('Sign in')}>
        {name}
      </PageTitle>
      <SignInForm done={done} />
    </LonePage>
  )
}
