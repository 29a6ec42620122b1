// What is promised, in minutes of open time, by priority; rows for VIPs beat the ordinary ones.
import { NumberInput, Table, Text } from '@mantine/core'
import { errorsOf } from '~/features/rows/form'
import type { InputProps } from '~/features/rows/kind'
import { useTranslation } from '~/lib/i18n'
import { hours } from './hours'
import { lineAt, lines, type PromiseRow, promised, targets } from './promises'

export function PromisesInput({ value: rows, onChange, errors }: InputProps<PromiseRow[]>) {
  const { t } = useTranslation()
  return (
    <Table aria-label={t('What is promised')} mt={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Priority')}</Table.Th>
          {targets.map(({ name, label }) => (
            <Table.Th key={name}>{t(label)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(line => {
          const at = lineAt(rows, line.priority, line.vip)
          const name = `P${line.priority}${line.vip ? ' VIP' : ''}`
          return (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {targets.map(target => (
                <Table.Td key={target.name}>
                  <Minutes
                    label={`${name}: ${t(target.label)}`}
                    value={rows[at]?.[target.name] ?? null}
                    error={errorsOf(String(at), errors)[target.name] ?? errorsOf(String(at), errors)['']}
                    onChange={minutes => onChange(promised(rows, line, { [target.name]: minutes }))}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

interface MinutesProps {
  label: string
  value: number | null
  error: string | undefined
  onChange: (minutes: number | null) => void
}

function Minutes({ label, value, error, onChange }: MinutesProps) {
  return (
    <>
      <NumberInput
        size="xs"
        aria-label={label}
        min={1}
        max={525_600}
        allowDecimal={false}
        value={value ?? ''}
        error={error}
        onChange={next => onChange(typeof next === 'number' ? next : null)}
      />
      {value !== null && value >= 60 && (
        <Text size="xs" c="dimmed">
          {hours(value)}
        </Text>
      )}
    </>
  )
}
