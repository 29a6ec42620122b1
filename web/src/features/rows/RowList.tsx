// A list of rows: searched, with those that are over or without them, a page at a time.
import { Badge, Button, Group, Skeleton, Switch, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { type AnyKind, newRow, type Row } from './kind'
import { useListed } from './listed'
import classes from './Rows.module.css'

export function RowList({ kind, chosen }: { kind: AnyKind; chosen: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useMe()
  const mayAdd = kind.add !== undefined && may(me, kind.right)
  const { q = '', all = false } = useSearch({ from: '/admin/$page' })
  const listed = useListed(kind, q, all)
  const begin = () => void navigate({ to: '/admin/$page/$row', params: { page: kind.page, row: newRow }, search: true })
  const setAll = (isWhole: boolean) =>
    void navigate({ to: '.', search: before => ({ ...before, all: isWhole || undefined }), replace: true })
  useAction(mayAdd && { id: 'row.new', label: t(kind.add!), section: t('Administration'), run: begin })
  return (
    <section className={classes.list} aria-label={t(kind.title)}>
      <div className={classes.head}>
        <Group justify="space-between" wrap="nowrap">
          <PageTitle>{t(kind.title)}</PageTitle>
          {mayAdd && (
            <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={begin}>
              {t(kind.add!)}
            </Button>
          )}
        </Group>
        {kind.note}
        <Group gap="sm" wrap="nowrap">
          <Search words={q} />
          {kind.isOver !== 'never' && (
            <Switch
              label={t('Inactive too')}
              checked={all}
              onChange={event => setAll(event.currentTarget.checked)}
              style={{ flexShrink: 0 }}
            />
          )}
        </Group>
      </div>
      {Boolean(listed.error) && <Failure of={listed.error} again={listed.again} />}
      {listed.isPending && !listed.error && <Skeleton h={160} m="sm" />}
      {!listed.isPending && listed.rows.length === 0 && !listed.error && (
        <Text size="sm" p="sm" role="status">
          {q ? t('Nothing found') : t('There are none yet')}
        </Text>
      )}
      {listed.rows.length > 0 && (
        <Table stickyHeader className={classes.table} aria-label={t(kind.title)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Name')}</Table.Th>
              {kind.columns.map(column => (
                <Table.Th key={column.label} className={classes.further}>
                  {t(column.label)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.rows.map(({ row, depth }) => (
              <Line key={row.id} kind={kind} row={row} depth={depth} isChosen={chosen === kind.keyOf(row)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {listed.more && (
        <Button variant="subtle" onClick={listed.more} m="sm">
          {t('Show more')}
        </Button>
      )}
    </section>
  )
}

function Search({ words }: { words: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(words)
  const [settled] = useDebouncedValue(typed.trim(), 150)
  useEffect(() => {
    if (settled !== words)
      void navigate({ to: '.', search: before => ({ ...before, q: settled || undefined }), replace: true })
  }, [settled, words, navigate])
  useAction({
    id: 'search',
    label: t('Search'),
    key: '/',
    section: t('Administration'),
    run: () => input.current?.focus(),
  })
  return (
    <TextInput
      ref={input}
      style={{ flex: 1 }}
      aria-label={t('Search')}
      placeholder={t('Name or code')}
      leftSection={<Icon name="search" size={16} />}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
    />
  )
}

interface LineProps {
  kind: AnyKind
  row: Row
  depth: number
  isChosen: boolean
}

function Line({ kind, row, depth, isChosen }: LineProps) {
  const { t } = useTranslation()
  const key = kind.keyOf(row)
  return (
    <Table.Tr data-chosen={isChosen || undefined}>
      <Table.Td style={{ paddingInlineStart: 12 + depth * 18 }}>
        <Link
          to="/admin/$page/$row"
          params={{ page: kind.page, row: key }}
          search
          className={classes.link}
          aria-current={isChosen ? 'true' : undefined}
        >
          <bdi>{kind.nameOf(row)}</bdi>
        </Link>
        <Group gap={6}>
          {key !== kind.nameOf(row) && (
            <Text size="xs" c="dimmed" className={classes.code}>
              {key}
            </Text>
          )}
          {row.active === false && (
            <Badge size="sm" radius="sm" variant="default" tt="none">
              {t('Not active')}
            </Badge>
          )}
        </Group>
      </Table.Td>
      {kind.columns.map(({ label, cell }) => (
        <Table.Td key={label} className={classes.further}>
          {cell(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
