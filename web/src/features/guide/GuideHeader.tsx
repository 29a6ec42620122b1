import { Button } from '@mantine/core'
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { LanguageSwitch } from '~/features/account/LanguageSwitch'
import { useTranslation } from '~/lib/i18n'
import classes from './Guide.module.css'
import { guides } from './names'

/** The way back, the other guides, the other language. */
export function GuideHeader() {
  const { t } = useTranslation()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.name}>
        一台 <span>Yitai</span>
      </Link>
      <nav className={classes.guides} aria-label={t('Help')}>
        {Object.entries(guides).map(([guide, label]) => (
          <Link key={guide} to="/guide/$guide" params={{ guide }} className={classes.other}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <span className={classes.gap} />
      {canGoBack && (
        <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
          {t('Back')}
        </Button>
      )}
      <LanguageSwitch />
    </header>
  )
}
