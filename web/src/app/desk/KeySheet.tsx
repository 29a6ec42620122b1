import { Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keyOf, useAction, useActions } from '~/lib/keys'
import { createStore, useStore } from '~/lib/store'
import { Key } from '~/ui/Key'

const opened = createStore(false)
export const openKeySheet = () => opened.set(true)

/** The keys that work at this moment, by their sections. */
export function KeySheet() {
  const { t } = useTranslation()
  const actions = useActions().filter(keyOf)
  const isOpen = useStore(opened)
  useAction({ id: 'keys', label: t('Keys'), key: '?', section: t('Everywhere'), run: openKeySheet })
  const sections = Map.groupBy(actions, action => action.section ?? '')
  return (
    <Modal opened={isOpen} onClose={() => opened.set(false)} title={t('Keys')} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {[...sections].map(([section, rows]) => (
          <Stack key={section} gap={4}>
            <Text fw={600} size="sm">
              {section}
            </Text>
            {rows.map(action => (
              <Group key={action.id} justify="space-between" wrap="nowrap">
                <Text size="sm">{action.label}</Text>
                <Key of={keyOf(action)} />
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  )
}
