import { Alert, Button, Group, Skeleton, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { moment as words } from '~/lib/time'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { fieldName, fields, isEmpty } from './fields'
import classes from './Side.module.css'
import { type Ticket, useTicketAt } from './ticket.api'
import { Value } from './Value'

interface AsItWasProps {
  number: string
  moment: string
  leave: () => void
}

/** A ticket at a moment of the past, to be read only. */
export function AsItWas({ number, moment, leave }: AsItWasProps) {
  const { t } = useTranslation()
  const then = useTicketAt(number, moment)
  if (then.error) return <Failure of={then.error} />
  if (!then.data) return <Skeleton h={200} />
  const known = Object.keys(fields).filter(
    field => !isEmpty(then.data[field as keyof Ticket]) && then.data[field as keyof Ticket] !== false,
  )
  return (
    <section aria-label={t('As it was at {{moment}}', { moment: words(moment) })}>
      <Alert color="orange" variant="light" icon={<Icon name="history" />} p="xs" mb="xs">
        <Group justify="space-between">
          <Text size="sm">
            {t('This is how it was at {{moment}}. Nothing here can be changed.', { moment: words(moment) })}
          </Text>
          <Button size="compact-sm" variant="default" onClick={leave}>
            {t('Back to now')}
          </Button>
        </Group>
      </Alert>
      <dl className={classes.fields}>
        {known.map(field => (
          <Shown key={field} field={field} of={then.data[field as keyof Ticket]} />
        ))}
      </dl>
    </section>
  )
}

function Shown({ field, of }: { field: string; of: unknown }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{fieldName(field, t)}</dt>
      <dd>
        <Value field={field} of={of} />
      </dd>
    </>
  )
}
