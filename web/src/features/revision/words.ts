// What the parts of a field are called where a change names them.
import { key } from '~/lib/i18n'

export const parts: Record<string, string> = {
  zh: key('Chinese'),
  en: key('English'),
  mon: key('Monday'),
  tue: key('Tuesday'),
  wed: key('Wednesday'),
  thu: key('Thursday'),
  fri: key('Friday'),
  sat: key('Saturday'),
  sun: key('Sunday'),
  open: key('Hours'),
  reason: key('Reason'),
  calendar: key('Calendar'),
  respond_minutes: key('Respond within'),
  next_response_minutes: key('Next response within'),
  resolve_minutes: key('Resolve within'),
  respond: key('Respond'),
  next_response: key('Next response'),
  resolve: key('Resolve'),
}

export const deeds: Record<string, string> = {
  added: key('Added'),
  changed: key('Changed'),
  retired: key('Retired'),
  renewed: key('Official days renewed'),
}
