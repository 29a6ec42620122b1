// What is affected, how grave it is, and who gets it.
import { Collapse, Group, Select, SimpleGrid, Stack, TagsInput, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { CiPicker } from '~/features/asset/CiPicker'
import { useOptions } from '~/features/catalog/catalog.api'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { PersonPicker } from '~/features/people/PersonPicker'
import { usePerson } from '~/features/people/requester.api'
import { CustomFieldInput } from '~/features/practice/CustomFieldInput'
import { priorityOf, useCustomFields, usePractice } from '~/features/practice/practice.api'
import { Level } from '~/features/work/Level'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import { PriorityChip } from '../Chips'
import type { NewPartProps } from './NewAsking'
import { siteOf } from './newTicket'

export function Details({ typed, change, refused }: NewPartProps) {
  const { t } = useTranslation()
  const practice = usePractice('incident').data
  const person = usePerson(typed.requester).data
  const priority = priorityOf(practice, typed.impact, typed.urgency)
  const site = siteOf(typed, person?.site ?? null)
  const custom = useCustomFields('incident', typed.service).filter(field => field.required === 'on_creation')
  const pick = { searchable: true, clearable: true, selectFirstOptionOnChange: true, limit: 100 }
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <Select
          {...pick}
          label={t('Service')}
          data={useOptions('service')}
          value={typed.service}
          onChange={service => change({ service })}
          error={refused.service}
        />
        <Select
          {...pick}
          label={t('Category')}
          data={useOptions('category')}
          value={typed.category}
          onChange={category => change({ category })}
          error={refused.category}
        />
        <Select
          {...pick}
          label={t('Site')}
          data={useOptions('site')}
          value={site}
          onChange={other => change({ site: other })}
          error={refused.site}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Level
          label={t('Impact')}
          kind="impact"
          value={typed.impact}
          onChange={impact => change({ impact })}
          error={refused.impact}
        />
        <Level
          label={t('Urgency')}
          kind="urgency"
          value={typed.urgency}
          onChange={urgency => change({ urgency })}
          error={refused.urgency}
        />
      </SimpleGrid>
      <Group gap="xs" aria-live="polite">
        <Text size="sm">{t('Priority by the matrix:')}</Text>
        {priority && <PriorityChip priority={priority} />}
      </Group>
      {custom.map(field => (
        <CustomFieldInput
          key={field.code}
          field={field}
          required={practice?.demands_fields ?? false}
          value={typed.custom[field.code] ?? null}
          onChange={value => change({ custom: { ...typed.custom, [field.code]: value } })}
          error={refused[`custom_fields.${field.code}`]}
        />
      ))}
      <More typed={typed} change={change} refused={refused} />
    </>
  )
}

function More({ typed, change, refused }: NewPartProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(Boolean(typed.group || typed.assignee || typed.cis.length + typed.tags.length))
  const isRefused = ['group', 'assignee', 'cis', 'tags'].some(field => field in refused)
  return (
    <div>
      <UnstyledButton aria-expanded={isOpen || isRefused} onClick={() => setIsOpen(!isOpen)} fz="sm" fw={600} mih={24}>
        <Group gap={4}>
          <Icon name={isOpen || isRefused ? 'down' : 'right'} size={14} />
          {t('Group, devices, labels')}
        </Group>
      </UnstyledButton>
      <Collapse expanded={isOpen || isRefused}>
        <Stack gap="sm" mt={6}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <GroupPicker
              value={typed.group}
              onChange={group => change({ group })}
              label={t('Group')}
              placeholder={t('By service and site')}
              error={refused.group}
            />
            <PersonPicker
              value={typed.assignee}
              onChange={assignee => change({ assignee })}
              label={t('Assignee')}
              error={refused.assignee}
            />
          </SimpleGrid>
          <CiPicker
            withLabel
            label={t('Configuration items')}
            value={typed.cis}
            onChange={cis => change({ cis })}
            error={refused.cis}
          />
          <TagsInput label={t('Labels')} value={typed.tags} onChange={tags => change({ tags })} error={refused.tags} />
        </Stack>
      </Collapse>
    </div>
  )
}
