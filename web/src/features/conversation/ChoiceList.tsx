// The choices beside the caret. The text keeps the focus and the keys; the pointer works as well.
import { Popover, Text } from '@mantine/core'
import { CannedPreview } from '~/features/canned/CannedPreview'
import { useTranslation } from '~/lib/i18n'
import classes from './Composer.module.css'
import type { Choices } from './choices'

interface ChoiceListProps {
  id: string
  place: { left: number; top: number }
  choices: Choices
  active: number
  /** The ticket about which canned replies are previewed; null: these are no canned replies. */
  preview: string | null
  pick: (index: number) => void
}

export const optionId = (list: string, index: number) => `${list}-${index}`

export function ChoiceList({ id, place, choices, active, preview, pick }: ChoiceListProps) {
  const { t } = useTranslation()
  const current = choices.list[active]
  return (
    <Popover
      opened
      width={preview ? 420 : 320}
      position="top-start"
      withinPortal={false}
      withRoles={false}
      trapFocus={false}
      offset={4}
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.caret} style={place} />
      </Popover.Target>
      <Popover.Dropdown p={4} className={classes.choices}>
        <div role="listbox" id={id} aria-label={preview ? t('Canned replies') : t('People and groups')}>
          {choices.list.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: it is the active descendant of the text
            <div
              key={choice.id}
              id={optionId(id, index)}
              role="option"
              aria-selected={index === active}
              className={classes.choice}
              onMouseDown={event => event.preventDefault()}
              onClick={() => pick(index)}
            >
              <bdi className={classes.choiceLabel}>{choice.label}</bdi>
              <span className={classes.choiceHint}>{choice.hint}</span>
            </div>
          ))}
        </div>
        {choices.list.length === 0 && (
          <Text size="sm" px="xs" py={4} role="status">
            {choices.isStale ? t('Searching…') : t('Nothing found')}
          </Text>
        )}
        {preview && current && (
          <div className={classes.preview}>
            <CannedPreview reply={current.id} number={preview} />
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
