// The fields of a form, each in its place.
import { FieldInput } from './FieldInput'
import { isShown, isWide } from './form'
import type { Field, Row, Values } from './kind'
import classes from './Rows.module.css'

interface FormFieldsProps {
  fields: Field[]
  row: Row | null
  values: Values
  set: (change: Values) => void
  errors: Record<string, string>
  mayChange: (field: Field) => boolean
}

export function FormFields({ fields, row, values, set, errors, mayChange }: FormFieldsProps) {
  return (
    <div className={classes.fields}>
      {fields
        .filter(field => isShown(field, values, row))
        .map(field => (
          <div key={field.name} className={isWide(field) ? classes.wide : undefined}>
            <FieldInput field={field} values={values} set={set} errors={errors} isDisabled={!mayChange(field)} />
          </div>
        ))}
    </div>
  )
}
