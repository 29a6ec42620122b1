import { Group, Rating, Text } from '@mantine/core'
import { key, useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'

export const scoreWords = [key('Not rated'), key('Very bad'), key('Bad'), key('So-so'), key('Good'), key('Very good')]

interface ScoreProps {
  value: number
  onChange: (score: number) => void
  label: string
}

/** Five stars, each of which says what it means. */
export function Score({ value, onChange, label }: ScoreProps) {
  const { t } = useTranslation()
  return (
    <Group gap="sm">
      <Rating
        aria-label={label}
        size={36}
        value={value}
        onChange={score => score > 0 && onChange(score)}
        getSymbolLabel={score => t(scoreWords[score] ?? '')}
        emptySymbol={<Icon name="star" size={32} />}
        fullSymbol={<Icon name="star" size={32} fill />}
      />
      <Text size="sm">{value > 0 && t(scoreWords[value] ?? '')}</Text>
    </Group>
  )
}
