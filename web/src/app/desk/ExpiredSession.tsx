// Asks for the password where somebody is, so that nothing that was begun is lost; the requests that met the end of the session go on.
import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renewSessionsBy } from '~/api/client'
import { type Me, meQuery } from '~/features/account/me.api'

const SignInForm = lazy(async () => ({ default: (await import('~/features/account/SignInForm')).SignInForm }))

export function ExpiredSession() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const waiting = useRef<(() => void)[]>([])

  useEffect(() => {
    renewSessionsBy(() => {
      setAsked(true)
      return new Promise(resolve => waiting.current.push(resolve))
    })
    return () => renewSessionsBy(null)
  }, [])

  const done = () => {
    setAsked(false)
    for (const goOn of waiting.current.splice(0)) goOn()
  }
  const me = client.getQueryData<Me>(meQuery.queryKey)
  return (
    <Modal
      opened={asked}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={t('You have been signed out')}
    >
      <Text size="sm" mb="sm">
        {t('Sign in again to go on. Nothing that you have written is lost.')}
      </Text>
      <Suspense>{asked && <SignInForm {...(me ? { login: me.login } : {})} done={done} />}</Suspense>
    </Modal>
  )
}
