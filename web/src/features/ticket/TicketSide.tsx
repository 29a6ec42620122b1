// What stands beside the conversation: who asks, the fields, the promises, what belongs to it and why it is as it is.
import { AttachmentList } from '~/features/attachment/AttachmentList'
import { Chases } from '~/features/chase/Chases'
import { Similar } from '~/features/duplicate/Similar'
import { RequesterCard } from '~/features/people/RequesterCard'
import { Family } from '~/features/relation/Family'
import { Watchers } from '~/features/relation/Watchers'
import { RatingSection } from '~/features/satisfaction/RatingSection'
import { Promises } from '~/features/sla/Promises'
import { Tasks } from '~/features/task/Tasks'
import { useTranslation } from '~/lib/i18n'
import { Fields } from './Fields'
import { Section } from './Section'
import type { Ticket } from './ticket.api'
import { Why } from './Why'

export function TicketSide({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <>
      <Section title={t('Requester')}>
        <RequesterCard ticket={ticket} />
      </Section>
      <RatingSection ticket={ticket} />
      <Section title={t('Fields')}>
        <Fields ticket={ticket} />
      </Section>
      <Promises ticket={ticket} />
      <Tasks ticket={ticket} />
      <Family ticket={ticket} />
      <Similar ticket={ticket} />
      <Chases ticket={ticket} />
      <Section title={t('Attachments')}>
        <AttachmentList ticket={ticket} />
      </Section>
      <Watchers ticket={ticket} />
      <Section title={t('Why it is so')}>
        <Why ticket={ticket} />
      </Section>
    </>
  )
}
