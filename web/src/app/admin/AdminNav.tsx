// The pages of the administration that somebody may open, by their sections; a word finds one.
import { NavLink, Text, TextInput } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '~/features/account/me.api'
import { type AdminPage, pagesFor, sections } from '~/features/admin/pages'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import classes from './AdminShell.module.css'

export function AdminNav() {
  const { t } = useTranslation()
  const pages = pagesFor(useMe())
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const fits = ({ label, page }: AdminPage) => [t(label).toLowerCase(), page].some(name => name.includes(wanted))
  const fitting = pages.filter(fits)
  const open = (page: AdminPage) => void navigate({ to: addressOf(page) })
  return (
    <nav className={classes.nav} aria-label={t('Administration')}>
      <TextInput
        size="sm"
        aria-label={t('Search the administration')}
        placeholder={t('Search the administration')}
        leftSection={<Icon name="search" size={16} />}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && fitting[0]) open(fitting[0])
        }}
      />
      {sections.map(section => (
        <Section key={section} title={t(section)} pages={fitting.filter(page => page.section === section)} />
      ))}
      {fitting.length === 0 && <Text size="sm">{t('Nothing found')}</Text>}
      {t('Help').toLowerCase().includes(wanted) && (
        <NavLink component={Link} to="/guide/administrator" label={t('Help')} className={classes.link} />
      )}
      {pages.map(page => (
        <Offered key={page.page} page={page} open={open} />
      ))}
    </nav>
  )
}

const addressOf = ({ page, to }: AdminPage) => to ?? `/admin/${page}`

function Section({ title, pages }: { title: string; pages: AdminPage[] }) {
  const { t } = useTranslation()
  const { page: current } = useParams({ strict: false })
  if (pages.length === 0) return null
  return (
    <section aria-label={title}>
      <Text size="xs" fw={600} c="dimmed" px={10} py={4}>
        {title}
      </Text>
      {pages.map(page => (
        <NavLink
          key={page.page}
          component={Link}
          to={addressOf(page)}
          label={t(page.label)}
          active={page.page === current}
          aria-current={page.page === current ? 'page' : undefined}
          className={classes.link}
        />
      ))}
    </section>
  )
}

/** In the palette as well. */
function Offered({ page, open }: { page: AdminPage; open: (page: AdminPage) => void }) {
  const { t } = useTranslation()
  useAction({ id: `admin.${page.page}`, label: t(page.label), section: t('Administration'), run: () => open(page) })
  return null
}
