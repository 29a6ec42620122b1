import { Badge, Group, Text, Title } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'

interface FormHeadProps {
  title: string
  isOver: boolean
  isReadOnly: boolean
}

/** What a form is about, and whether it can be changed. */
export function FormHead({ title, isOver, isReadOnly }: FormHeadProps) {
  const { t } = useTranslation()
  return (
    <>
      <Group gap="xs">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{title}</bdi>
        </Title>
        {isOver && (
          <Badge variant="default" radius="sm" tt="none">
            {t('Not active')}
          </Badge>
        )}
      </Group>
      {isReadOnly && <Text size="sm">{t('You may read this, but not change it')}</Text>}
    </>
  )
}
