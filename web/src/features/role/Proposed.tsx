import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RowLink } from '~/features/rows/RowLink'

export function Proposed() {
  const { t } = useTranslation()
  return (
    <Text size="sm" role="status">
      {t('Proposed. Another administrator has to agree.')} <RowLink page="roles">{t('To the proposals')}</RowLink>
    </Text>
  )
}
