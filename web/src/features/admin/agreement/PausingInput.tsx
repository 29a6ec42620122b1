import { Checkbox, Table } from '@mantine/core'
import type { Schemas } from '~/api/client'
import type { InputProps } from '~/features/rows/kind'
import { metrics, pendingReasons } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'

type Pausing = Schemas['Pausing']
type Reason = Pausing['resolve'][number]

const names = Object.keys(metrics) as (keyof Pausing)[]
const reasons = Object.keys(pendingReasons) as Reason[]

/** For which reasons of waiting which clock stands. */
export function PausingInput({ value: pausing, onChange }: InputProps<Pausing>) {
  const { t } = useTranslation()
  const set = (metric: keyof Pausing, reason: Reason, stands: boolean) =>
    onChange({
      ...pausing,
      [metric]: stands ? [...pausing[metric], reason] : pausing[metric].filter(other => other !== reason),
    })
  return (
    <Table aria-label={t('The clock stands still while a ticket waits')} mt={4} maw={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('It waits')}</Table.Th>
          {names.map(metric => (
            <Table.Th key={metric}>{t(metrics[metric]!)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reasons.map(reason => (
          <Table.Tr key={reason}>
            <Table.Th scope="row">{t(pendingReasons[reason]!)}</Table.Th>
            {names.map(metric => (
              <Table.Td key={metric}>
                <Checkbox
                  aria-label={`${t(pendingReasons[reason]!)}: ${t(metrics[metric]!)}`}
                  checked={pausing[metric].includes(reason)}
                  onChange={event => set(metric, reason, event.currentTarget.checked)}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
