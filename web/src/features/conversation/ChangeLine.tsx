// Something that happened to the ticket, small between what was said.
import { Text } from '@mantine/core'
import { useNameOf } from '~/features/catalog/catalog.api'
import { PersonName } from '~/features/people/Person'
import { states } from '~/features/ticket/words'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { Moment } from '~/ui/Moment'
import classes from './Conversation.module.css'
import { type Told, toldFields } from './changes'

export function ChangeLine({ told }: { told: Told }) {
  const { t } = useTranslation()
  return (
    <Text size="xs" component="div" className={classes.change}>
      <Icon name="history" size={12} />
      {told.actor && <PersonName login={told.actor} />}
      {told.words && <span>{t(told.words)}</span>}
      {told.changes.map(change => (
        <span key={change.field}>
          {t(toldFields[change.field]!)}: {change.old && <ValueName field={change.field} value={change.old} />}
          {change.old && ' → '}
          {change.new ? <ValueName field={change.field} value={change.new} /> : t('nobody')}
        </span>
      ))}
      <Moment at={told.at} />
    </Text>
  )
}

function ValueName({ field, value }: { field: string; value: string }) {
  const { t } = useTranslation()
  const groupName = useNameOf('group')
  if (field === 'assignee') return <PersonName login={value} />
  if (field === 'state') return t(states[value] ?? value)
  if (field === 'group') return <bdi>{groupName(value)}</bdi>
  return field === 'priority' ? `P${value}` : <bdi>{value}</bdi>
}
