// Both sides of a clash: what it was, what somebody else made of it, what is wanted now.
import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Difference } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { useStore } from '~/lib/store'
import { fieldName } from '../fields'
import { Value } from '../Value'
import { type Clash, clash } from './clash'

export function ClashDialog() {
  const open = useStore(clash)
  return open && <Asked of={open} />
}

const unseen = ['updated_at', 'clocks', 'next_due_at', 'version']

function Asked({ of }: { of: Clash }) {
  const { t } = useTranslation()
  const disputed = of.differences.filter(difference => of.asked?.includes(difference.field))
  const apart = of.differences.filter(
    difference => !disputed.includes(difference) && !unseen.includes(difference.field),
  )
  const [theirs, setTheirs] = useState<string[]>([])
  const settle = () => of.settle((of.asked ?? []).filter(field => !theirs.includes(field)))
  const choose = (field: string, side: string) =>
    setTheirs(side === 'theirs' ? [...theirs, field] : theirs.filter(other => other !== field))

  return (
    <Modal opened onClose={() => of.settle('back')} title={t('Somebody was faster')} size="xl" zIndex={400}>
      <Stack gap="sm">
        <Text size="sm">
          {t('The ticket was changed while you had it open. Nothing that you have entered is lost.')}
        </Text>
        <Table aria-label={t('Both sides')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Field')}</Table.Th>
              <Table.Th>{t('You saw')}</Table.Th>
              <Table.Th>{t('Theirs')}</Table.Th>
              <Table.Th>{t('Yours')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {disputed.map(difference => (
              <Disputed
                key={difference.field}
                of={difference}
                side={theirs.includes(difference.field) ? 'theirs' : 'yours'}
                choose={choose}
              />
            ))}
            {apart.map(({ field, base, current, yours }) => (
              <Table.Tr key={field}>
                <Table.Td>{fieldName(field, t)}</Table.Td>
                <Table.Td>
                  <Value field={field} of={base} />
                </Table.Td>
                <Table.Td>
                  <Value field={field} of={current} />
                </Table.Td>
                <Table.Td>{yours === undefined ? '' : <Value field={field} of={yours} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => of.settle('back')}>
            {t('Back')}
          </Button>
          {of.asked && (
            <Button variant="default" onClick={() => of.settle([])}>
              {t('Take theirs')}
            </Button>
          )}
          <Button onClick={settle} data-autofocus>
            {of.asked ? (theirs.length > 0 ? t('Save as chosen') : t('Keep mine')) : t('Do it all the same')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface DisputedProps {
  of: Difference
  side: 'theirs' | 'yours'
  choose: (field: string, side: string) => void
}

function Disputed({ of: { field, base, current, yours }, side, choose }: DisputedProps) {
  const { t } = useTranslation()
  const name = fieldName(field, t)
  const option = (value: 'theirs' | 'yours', shown: unknown) => (
    <Radio
      name={`clash-${field}`}
      checked={side === value}
      onChange={() => choose(field, value)}
      label={<Value field={field} of={shown} />}
      aria-label={value === 'theirs' ? t('{{field}}: theirs', { field: name }) : t('{{field}}: yours', { field: name })}
    />
  )
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        <Value field={field} of={base} />
      </Table.Td>
      <Table.Td>{option('theirs', current)}</Table.Td>
      <Table.Td>{option('yours', yours)}</Table.Td>
    </Table.Tr>
  )
}
