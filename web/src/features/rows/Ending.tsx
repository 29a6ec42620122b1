// How a row ends: it becomes inactive and can come back, or is removed for good.
import { Button } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import type { AnyKind, Row, Values } from './kind'
import { useRemoveRow } from './rows.api'

interface EndingProps {
  kind: AnyKind
  row: Row
  change: (body: Values) => void
  done: (row: null) => void
}

export function Ending({ kind, row, change, done }: EndingProps) {
  const { t } = useTranslation()
  if (kind.isRemoved) return <Removal kind={kind} row={row} done={done} />
  if (row.active === undefined) return null
  if (!row.active)
    return (
      <Button variant="default" onClick={() => change({ active: true })}>
        {t('Make active again')}
      </Button>
    )
  return (
    <SecondPress label={t('Make inactive')} sure={t('Yes, make it inactive')} run={() => change({ active: false })} />
  )
}

function Removal({ kind, row, done }: Omit<EndingProps, 'change'>) {
  const { t } = useTranslation()
  const remove = useRemoveRow(kind)
  return (
    <>
      <SecondPress
        label={t('Remove')}
        sure={t('Remove for good')}
        loading={remove.isPending}
        run={() => remove.mutate(row, { onSuccess: () => done(null) })}
      />
      {remove.error && <Failure of={remove.error} />}
    </>
  )
}
