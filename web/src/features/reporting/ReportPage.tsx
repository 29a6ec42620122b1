import { Button, Stack, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { useStore } from '~/lib/store'
import { PageTitle } from '~/ui/PageTitle'
import { callBack, outbox } from './outbox'
import classes from './Report.module.css'
import { ReportForm } from './ReportForm'

export function ReportPage() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/portal/report' })
  const outcome = useStore(outbox)
  const [{ subject, service }, setGiven] = useState(search)
  // Words that were brought along are taken once; then the draft is what counts.
  useEffect(() => {
    setGiven({})
    void navigate({ to: '/report', search: {}, replace: true })
  }, [navigate])
  if (outcome.is === 'waiting') return <Waiting />
  return <ReportForm given={{ ...(subject ? { subject } : {}), ...(service ? { service } : {}) }} />
}

function Waiting() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <div className={classes.form}>
      <PageTitle size="h3">{t('Your report waits for a line')}</PageTitle>
      <Stack gap="sm" align="flex-start" role="status">
        <Text>
          {t('It is kept on this device with its files, and is sent by itself as soon as the desk can be reached.')}
        </Text>
        <Button variant="default" onClick={() => callBack(me.login)}>
          {t('Change it before')}
        </Button>
      </Stack>
    </div>
  )
}
