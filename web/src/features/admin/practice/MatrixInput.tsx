// The priority matrix, impact by urgency, and a try-out of what a ticket would get by it.
import { NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { InputProps } from '~/features/rows/kind'
import { levels } from '~/features/ticket/words'
import { Level } from '~/features/work/Level'
import { useTranslation } from '~/lib/i18n'
import { colours } from './levels'
import classes from './Matrix.module.css'

export function MatrixInput({ value: matrix, onChange }: InputProps<number[][]>) {
  const { t } = useTranslation()
  const set = (impact: number, urgency: number, priority: number) =>
    onChange(
      matrix.map((row, at) =>
        at === impact ? row.map((each, column) => (column === urgency ? priority : each)) : row,
      ),
    )
  return (
    <Stack gap="sm" mt={4}>
      <Table className={classes.matrix} aria-label={t('Priority by impact and urgency')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              {t('Impact')} ╲ {t('Urgency')}
            </Table.Th>
            {levels.urgency.map(urgency => (
              <Table.Th key={urgency} scope="col">
                {t(urgency)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levels.impact.map((impact, row) => (
            <Table.Tr key={impact}>
              <Table.Th scope="row">{t(impact)}</Table.Th>
              {levels.urgency.map((urgency, column) => (
                <Table.Td key={urgency}>
                  <NativeSelect
                    size="sm"
                    aria-label={t('Priority at impact {{impact}}, urgency {{urgency}}', {
                      impact: t(impact),
                      urgency: t(urgency),
                    })}
                    className={classes[colours[(matrix[row]?.[column] ?? 1) - 1]!]}
                    data={levels.priority.map((name, at) => ({ value: String(at + 1), label: name }))}
                    value={String(matrix[row]?.[column] ?? 4)}
                    onChange={event => set(row, column, Number(event.currentTarget.value))}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <TryOut matrix={matrix} />
    </Stack>
  )
}

function TryOut({ matrix }: { matrix: number[][] }) {
  const { t } = useTranslation()
  const [impact, setImpact] = useState(2)
  const [urgency, setUrgency] = useState(2)
  const priority = matrix[impact - 1]?.[urgency - 1]
  return (
    <section className={classes.tryOut} aria-label={t('Try it out')}>
      <Text size="sm" fw={600}>
        {t('Try it out')}
      </Text>
      <Level label={t('Impact')} kind="impact" value={impact} onChange={setImpact} />
      <Level label={t('Urgency')} kind="urgency" value={urgency} onChange={setUrgency} />
      <Text size="sm" role="status">
        {t('Such a ticket gets {{priority}}', { priority: `P${priority}` })}
      </Text>
    </section>
  )
}
