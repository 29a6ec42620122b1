import { Title } from '@mantine/core'
import { useTitle } from '~/lib/title'

interface PageTitleProps {
  children: string
  size?: 'h3' | 'h4'
  tab?: string
}

/** The heading of a page; the browser's tab says the same, or `tab`. */
export function PageTitle({ children, size = 'h4', tab = children }: PageTitleProps) {
  useTitle(tab)
  return (
    <Title order={1} size={size}>
      <bdi>{children}</bdi>
    </Title>
  )
}
