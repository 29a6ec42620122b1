import { Text } from '@mantine/core'
import { RowLink } from '~/features/rows/RowLink'
import { useTranslation } from '~/lib/i18n'

export function Proposed() {
  const { t } = useTranslation()
  return (
    <Text size="sm" role="status">
      {t('Proposed. Another administrator has to agree.')} <RowLink page="roles">{t('To the proposals')}</RowLink>
    </Text>
  )
}
