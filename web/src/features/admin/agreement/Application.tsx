import { Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api, got, type Schemas } from '~/api/client'
import { Part } from '~/features/rows/Part'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'

/** A change holds for what comes; this makes it hold for what is open as well. */
export function Application({ agreement }: { agreement: Schemas['AgreementView'] }) {
  const { t } = useTranslation()
  const apply = useMutation({
    mutationFn: () =>
      got(api.POST('/agreements/{agreement}/application', { params: { path: { agreement: agreement.code } } })),
  })
  return (
    <Part title={t('Open tickets')}>
      <Text size="sm">
        {t(
          'Clocks that run keep what they were promised. What this agreement says now can be promised to them as well.',
        )}
      </Text>
      <Group gap="xs">
        <SecondPress
          label={t('Promise it to the open tickets')}
          sure={t('Yes, promise it')}
          loading={apply.isPending}
          run={() => apply.mutate()}
        />
      </Group>
      {apply.error && <Failure of={apply.error} />}
      {apply.isSuccess && (
        <Text size="sm" role="status">
          {t('The open tickets under it get what it says, some hundreds at a time.')}
        </Text>
      )}
    </Part>
  )
}
