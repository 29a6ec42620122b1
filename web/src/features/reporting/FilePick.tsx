// A picture or another file from the device; on a phone its camera.
import { Button } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { Icon, type IconName } from '~/ui/Icon'
import classes from './Report.module.css'

export function FilePick({ add }: { add: (files: File[]) => void }) {
  const { t } = useTranslation()
  return <Pick add={add} label={t('Attach files')} icon="attach" />
}

export function CameraPick({ add }: { add: (files: File[]) => void }) {
  const { t } = useTranslation()
  return <Pick add={add} label={t('Take a picture')} icon="camera" isCamera />
}

interface PickProps {
  add: (files: File[]) => void
  label: string
  icon: IconName
  isCamera?: boolean
}

function Pick({ add, label, icon, isCamera = false }: PickProps) {
  return (
    <Button component="label" variant="default" leftSection={<Icon name={icon} size={16} />} className={classes.pick}>
      {label}
      <input
        type="file"
        className={classes.input}
        {...(isCamera ? { accept: 'image/*', capture: 'environment' } : { multiple: true })}
        onChange={event => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </Button>
  )
}
