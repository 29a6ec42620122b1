// What comes of it: in open hours, in promises, in priorities, or in rights.
import { Stack, Table, Text } from '@mantine/core'
import { scopes } from '~/features/role/rights'
import { useRights } from '~/features/role/role.api'
import { levels, metrics } from '~/features/ticket/words'
import { inLanguage, locale, useTranslation } from '~/lib/i18n'
import { span } from '~/lib/time'
import { Moment } from '~/ui/Moment'
import type { Trial } from './revision.api'
import { Scrolled } from './Scrolled'

type All = NonNullable<Trial['effects']>
type Of<Name extends keyof All> = NonNullable<All[Name]>

const most = 20

export function Effects({ effects }: { effects: All }) {
  return (
    <>
      {effects.hours && <Hours of={effects.hours} />}
      {effects.promises && <Promises of={effects.promises} />}
      {effects.priorities && <Priorities of={effects.priorities} />}
      {effects.rights && <Rights of={effects.rights} />}
    </>
  )
}

function Hours({ of }: { of: Of<'hours'> }) {
  const { t } = useTranslation()
  const hour = (at: string) =>
    new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: of.zone }).format(new Date(at))
  const open = (windows: { from: string; to: string }[]) =>
    windows.map(({ from, to }) => `${hour(from)} – ${hour(to)}`).join(', ') || t('Closed')
  return (
    <Stack gap={6}>
      <Text size="sm">
        {t('From {{from}} to {{to}} it is open for {{after}} minutes instead of {{before}}, by the time of {{zone}}.', {
          from: of.from,
          to: of.to,
          after: of.minutes_after.toLocaleString(locale()),
          before: of.minutes_before.toLocaleString(locale()),
          zone: of.zone,
        })}
      </Text>
      {of.provisional && <Text size="sm">{t('Not all official days of this time are known yet; it may change.')}</Text>}
      {of.days.length > 0 && (
        <Scrolled label={t('Days that are open otherwise')}>
          <Table aria-label={t('Days that are open otherwise')} fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Day')}</Table.Th>
                <Table.Th>{t('Until now')}</Table.Th>
                <Table.Th>{t('From then on')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.days.slice(0, most).map(({ date, before, after }) => (
                <Table.Tr key={date}>
                  <Table.Th scope="row">{date}</Table.Th>
                  <Table.Td>{open(before)}</Table.Td>
                  <Table.Td>{open(after)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
      <Rest of={of.days.length} />
    </Stack>
  )
}

function Promises({ of }: { of: Of<'promises'> }) {
  const { t } = useTranslation()
  const promised = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? t('not promised') : span(seconds)
  const lines = of.tickets.flatMap(({ ticket, priority, clocks }) => clocks.map(clock => ({ ticket, priority, clock })))
  return (
    <Stack gap={6}>
      <Text size="sm">
        {t(
          'Of the newest {{looked}} tickets it would be for, {{changed}} would be promised something else: {{late}} would become late, {{saved}} would no longer be.',
          { looked: of.looked_at, changed: of.tickets.length, late: of.newly_late, saved: of.no_longer_late },
        )}
      </Text>
      {lines.length > 0 && (
        <Scrolled label={t('What these tickets would be promised')}>
          <Table aria-label={t('What these tickets would be promised')} fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Ticket')}</Table.Th>
                <Table.Th>{t('Promise')}</Table.Th>
                <Table.Th>{t('Until now')}</Table.Th>
                <Table.Th>{t('From then on')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.slice(0, most).map(({ ticket, priority, clock }) => (
                <Table.Tr key={ticket + clock.metric}>
                  <Table.Th scope="row">
                    {ticket} P{priority}
                  </Table.Th>
                  <Table.Td>{t(metrics[clock.metric] ?? clock.metric)}</Table.Td>
                  <Table.Td>
                    {promised(clock.seconds_before)} <Moment at={clock.due_before} />
                    {clock.late_before && ` · ${t('late')}`}
                  </Table.Td>
                  <Table.Td>
                    {promised(clock.seconds_after)} <Moment at={clock.due_after} />
                    {clock.late_after && ` · ${t('late')}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
      <Rest of={lines.length} />
    </Stack>
  )
}

function Priorities({ of }: { of: Of<'priorities'> }) {
  const { t } = useTranslation()
  return (
    <Stack gap={6}>
      <Text size="sm">
        {t('Of the newest {{looked}} tickets with a computed priority, {{changed}} would have got another one.', {
          looked: of.looked_at,
          changed: of.changed,
        })}
      </Text>
      {of.cells.length > 0 && (
        <Scrolled label={t('Cells that change')}>
          <Table aria-label={t('Cells that change')} fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Impact')}</Table.Th>
                <Table.Th>{t('Urgency')}</Table.Th>
                <Table.Th>{t('Until now')}</Table.Th>
                <Table.Th>{t('From then on')}</Table.Th>
                <Table.Th>{t('Tickets')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.cells.map(cell => (
                <Table.Tr key={`${cell.impact} ${cell.urgency}`}>
                  <Table.Td>{t(levels.impact[cell.impact - 1]!)}</Table.Td>
                  <Table.Td>{t(levels.urgency[cell.urgency - 1]!)}</Table.Td>
                  <Table.Td>P{cell.before}</Table.Td>
                  <Table.Td>P{cell.after}</Table.Td>
                  <Table.Td>{cell.tickets}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
    </Stack>
  )
}

function Rights({ of }: { of: Of<'rights'> }) {
  const { t } = useTranslation()
  const rights = useRights()
  const name = (right: string) => inLanguage(rights.find(({ code }) => code === right)?.name) || right
  const lines = [...of.gained, ...of.lost]
  return (
    <Stack gap={6}>
      <Text size="sm">
        {t('People who hold it: {{holders}}. Rights gained: {{gained}}; lost: {{lost}}.', {
          holders: of.holders,
          gained: of.gained.length,
          lost: of.lost.length,
        })}
      </Text>
      {lines.length > 0 && (
        <Scrolled label={t('Rights that change')}>
          <Table aria-label={t('Rights that change')} fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Right')}</Table.Th>
                <Table.Th>{t('Until now')}</Table.Th>
                <Table.Th>{t('From then on')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ right, before, after }) => (
                <Table.Tr key={right}>
                  <Table.Th scope="row">{name(right)}</Table.Th>
                  <Table.Td>{t(scopes[before])}</Table.Td>
                  <Table.Td>{t(scopes[after])}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
      {of.needs_approval && <Text size="sm">{t('Another administrator has to agree before it holds.')}</Text>}
    </Stack>
  )
}

function Rest({ of }: { of: number }) {
  const { t } = useTranslation()
  return of > most ? <Text size="sm">{t('and {{count}} more', { count: of - most })}</Text> : null
}
