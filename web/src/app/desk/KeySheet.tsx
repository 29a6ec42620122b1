import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeyTable } from '~/features/account/KeyTable'
import { useAction } from '~/lib/keys'
import { createStore, useStore } from '~/lib/store'

const opened = createStore(false)
export const openKeySheet = () => opened.set(true)

/** The keys that work at this moment, and changing them. */
export function KeySheet() {
  const { t } = useTranslation()
  const isOpen = useStore(opened)
  useAction({ id: 'keys', label: t('Keys'), key: '?', section: t('Everywhere'), run: openKeySheet })
  return (
    <Modal opened={isOpen} onClose={() => opened.set(false)} title={t('Keys')} size="lg">
      <KeyTable />
    </Modal>
  )
}
