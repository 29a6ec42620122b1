import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type Me, meQuery } from '~/features/account/me.api'
import { SignInForm } from '~/features/account/SignInForm'
import { useTranslation } from '~/lib/i18n'

export function SignInAgain({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const me = useQueryClient().getQueryData<Me>(meQuery.queryKey)
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={t('You have been signed out')}
    >
      <Text size="sm" mb="sm">
        {t('Sign in again to go on. Nothing that you have written is lost.')}
      </Text>
      <SignInForm {...(me ? { login: me.login } : {})} done={done} />
    </Modal>
  )
}
