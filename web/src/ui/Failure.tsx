// What went wrong, where it went wrong, with the way out.
import { Alert, Button, Group, Text } from '@mantine/core'
import { Problem, Unreachable } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Icon } from './Icon'

export function useReason() {
  const { t } = useTranslation()
  return (problem: unknown): string => {
    if (problem instanceof Unreachable) return t('The service desk can not be reached. What you have written is kept.')
    if (!(problem instanceof Problem)) return t('Something went wrong in this page')
    const details = problem.errors.map(error => error.detail)
    return [...new Set(details.length > 0 ? details : [problem.detail])].join(' · ')
  }
}

export function Failure({ of, again }: { of: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const reason = useReason()
  return (
    <Alert color="red" variant="light" icon={<Icon name="alarm" />} role="alert" m="sm">
      <Group justify="space-between">
        <Text size="sm">{reason(of)}</Text>
        {again && mayChange(of) && (
          <Button size="xs" variant="default" onClick={again}>
            {t('Try again')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

/** What is not there, or not for me, is so the next time as well. */
const mayChange = (problem: unknown) => !(problem instanceof Problem && [403, 404].includes(problem.status))
