import { useTranslation } from '~/lib/i18n'
import { Chip } from './Chip'
import { pendingReasons, stateColour, states } from './words'

export function StateChip({ state, reason }: { state: string; reason?: string | null }) {
  const { t } = useTranslation()
  return (
    <Chip colour={stateColour[state] ?? 'gray'}>
      {t(states[state] ?? state)}
      {reason ? ` ${t(pendingReasons[reason] ?? reason)}` : ''}
    </Chip>
  )
}
