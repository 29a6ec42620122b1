// What the words of the API are called on these pages.
import { key } from '~/lib/i18n'

export const lines = {
  l1: key('First line'),
  l2: key('Second line'),
  l3: key('Third line'),
  supplier: key('Supplier'),
  other: key('Department'),
}

export const organisationKinds = { internal: key('Our own'), customer: key('Customer'), supplier: key('Supplier') }

export const siteKinds = {
  region: key('Region'),
  city: key('City'),
  building: key('Building'),
  floor: key('Floor'),
  room: key('Room'),
}

export const serviceStates = { planned: key('Planned'), live: key('Live'), retired: key('Retired') }

export const ciStates = {
  planned: key('Planned'),
  in_stock: key('In stock'),
  in_use: key('In use'),
  repair: key('In repair'),
  retired: key('Retired'),
  lost: key('Lost'),
}

export const languages = { zh: key('Chinese'), en: key('English') }

export const preferredChannels = {
  mail: key('Mail'),
  phone: key('Phone'),
  chat: key('Chat'),
  portal: key('Portal'),
}

export const phoneKinds = {
  work: key('Work'),
  mobile: key('Mobile'),
  private: key('Private'),
  extension: key('Extension'),
}
