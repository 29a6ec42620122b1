// Somebody has changed the row meanwhile: what both made of it, and whose word stands.
import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { isSame, valuesOf } from './form'
import type { Field, Values } from './kind'
import { shown } from './shown'
import type { Clash } from './useRowForm'

interface ClashNoticeProps {
  clash: Clash
  values: Values
  keepMine: () => void
  takeTheirs: () => void
}

export function ClashNotice({ clash, values, keepMine, takeTheirs }: ClashNoticeProps) {
  const { t } = useTranslation()
  const theirs = valuesOf(clash.fields, clash.current)
  return (
    <Alert color="orange" variant="light" icon={<Icon name="alarm" />} role="alert" title={t('Somebody was faster')}>
      <Stack gap="sm">
        <Text size="sm">{t('This was changed while you had it open. Nothing that you have entered is lost.')}</Text>
        <Table aria-label={t('Both sides')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Field')}</Table.Th>
              <Table.Th>{t('Theirs')}</Table.Th>
              <Table.Th>{t('Yours')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clash.fields.map(field => (
              <Both key={field.name} field={field} theirs={theirs[field.name]} yours={values[field.name]} />
            ))}
          </Table.Tbody>
        </Table>
        <Group gap="xs">
          <Button size="xs" onClick={keepMine}>
            {t('Keep mine')}
          </Button>
          <Button size="xs" variant="default" onClick={takeTheirs}>
            {t('Take theirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

function Both({ field, theirs, yours }: { field: Field; theirs: unknown; yours: unknown }) {
  const { t } = useTranslation()
  if (isSame(theirs, yours)) return null
  return (
    <Table.Tr>
      <Table.Th scope="row">{t(field.label)}</Table.Th>
      <Table.Td>
        <bdi>{shown(field, theirs, t)}</bdi>
      </Table.Td>
      <Table.Td>
        <bdi>{shown(field, yours, t)}</bdi>
      </Table.Td>
    </Table.Tr>
  )
}
