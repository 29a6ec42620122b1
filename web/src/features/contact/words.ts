import { key } from '~/lib/i18n'

export const natures: Record<string, string> = {
  fault: key('Fault'),
  request: key('Request'),
  question: key('Question'),
  complaint: key('Complaint'),
  suggestion: key('Suggestion'),
  praise: key('Praise'),
}

export const guidances: Record<string, string> = {
  not_it: key('Not a matter of IT'),
  wrong_company: key('Another company'),
  private: key('Private'),
  spam: key('Spam'),
  other: key('Something else'),
}
