import { Button } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** The next page of a list, as long as there is one. */
export function More({ of }: { of: Pages }) {
  const { t } = useTranslation()
  if (!of.hasNextPage) return null
  return (
    <Button variant="subtle" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()} m="sm">
      {t('Show more')}
    </Button>
  )
}
