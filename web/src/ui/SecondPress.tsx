import { Button, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '~/lib/i18n'

interface SecondPressProps extends ButtonProps {
  label: string
  /** On the button that does it. */
  sure: string
  run: () => void
}

/** A deed that is done at the second press only. */
export function SecondPress({ label, sure, run, ...rest }: SecondPressProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button variant="default" {...rest} onClick={() => setAsked(true)}>
        {label}
      </Button>
    )
  const goOn = () => {
    setAsked(false)
    run()
  }
  return (
    <>
      <Button {...rest} variant="filled" color="red" autoFocus onClick={goOn}>
        {sure}
      </Button>
      <Button {...rest} variant="default" onClick={() => setAsked(false)}>
        {t('Keep it')}
      </Button>
    </>
  )
}
