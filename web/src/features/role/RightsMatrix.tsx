// Which right each role has, and how far it reaches.
import { Table } from '@mantine/core'
import { RowLink } from '~/features/rows/RowLink'
import { inLanguage, useTranslation } from '~/lib/i18n'
import classes from './RightsMatrix.module.css'
import { scopes } from './rights'
import { type Role, type Scope, useRights } from './role.api'

export function RightsMatrix({ roles, chosen }: { roles: Role[]; chosen: string | undefined }) {
  const { t } = useTranslation()
  const rights = useRights()
  const shown = roles.filter(role => role.active)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
    <section className={classes.frame} tabIndex={0} aria-label={t('Who may do what')}>
      <Table stickyHeader withColumnBorders className={classes.matrix} aria-label={t('Who may do what')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Right')}</Table.Th>
            {shown.map(role => (
              <Table.Th key={role.code} scope="col" aria-current={role.code === chosen ? 'true' : undefined}>
                {role.built_in ? (
                  <bdi>{inLanguage(role.name)}</bdi>
                ) : (
                  <RowLink page="roles" row={role.code}>
                    <bdi>{inLanguage(role.name)}</bdi>
                  </RowLink>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rights.map(({ code, name, description }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row" title={inLanguage(description)}>
                <bdi>{inLanguage(name)}</bdi>
              </Table.Th>
              {shown.map(role => (
                <Table.Td key={role.code} data-scope={scopeOf(role, code)}>
                  {t(scopes[scopeOf(role, code)])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

export const scopeOf = (role: Role, right: string) =>
  (role.rights as Record<string, Scope | undefined>)[right] ?? 'none'
