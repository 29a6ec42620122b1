// A kind of rows: the list to search in, and the one that is read or changed beside it.
import { Button, Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { type AnyKind, newRow, type Row } from './kind'
import { RowForm } from './RowForm'
import { RowList } from './RowList'
import classes from './Rows.module.css'
import { useRow } from './rows.api'

export function RowsPage({ kind, chosen }: { kind: AnyKind; chosen: string | undefined }) {
  const { t } = useTranslation()
  const Form = kind.Form ?? RowForm
  const navigate = useNavigate()
  const close = () => void navigate({ to: '/admin/$page', params: { page: kind.page }, search: true })
  const done = (row: Row | null) => {
    if (!row) close()
    else if (kind.keyOf(row) !== chosen)
      void navigate({
        to: '/admin/$page/$row',
        params: { page: kind.page, row: kind.keyOf(row) },
        search: true,
        replace: true,
      })
  }
  return (
    <div className={classes.page} data-open={chosen !== undefined}>
      <RowList kind={kind} chosen={chosen} />
      {chosen !== undefined && (
        <section className={classes.chosen} aria-label={t('Chosen')}>
          <Button variant="subtle" size="compact-sm" className={classes.back} onClick={close}>
            {t('Back to the list')}
          </Button>
          {chosen === newRow ? (
            <Form key={newRow} kind={kind} row={null} done={done} />
          ) : (
            <Chosen key={chosen} kind={kind} chosen={chosen} done={done} />
          )}
        </section>
      )}
    </div>
  )
}

interface ChosenProps {
  kind: AnyKind
  chosen: string
  done: (row: Row | null) => void
}

function Chosen({ kind, chosen, done }: ChosenProps) {
  const { t } = useTranslation()
  const { data: row, error, refetch } = useRow(kind.path, chosen)
  const Form = kind.Form ?? RowForm
  const mayComeYet = Boolean(kind.Form) && error instanceof Problem && error.status === 404
  if (error && !mayComeYet) return <Failure of={error} again={() => void refetch()} />
  if (!row && !mayComeYet) return <Skeleton h={240} m="md" aria-label={t('Loading')} />
  return (
    <>
      <Form kind={kind} row={row ?? null} name={chosen} done={done} />
      {row && kind.More && (
        <div className={classes.more}>
          <kind.More row={row} />
        </div>
      )}
    </>
  )
}
