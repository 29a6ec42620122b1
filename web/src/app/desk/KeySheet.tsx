import { Modal } from '@mantine/core'
import { KeyTable } from '~/features/account/KeyTable'
import { useTranslation } from '~/lib/i18n'

/** The keys that work at this moment, and changing them. */
export function KeySheet({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={isOpen} onClose={close} title={t('Keys')} size="lg">
      <KeyTable />
    </Modal>
  )
}
