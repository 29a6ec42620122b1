// What the desk decided for a kind of ticket: its priority matrix, its own fields and the codes by which it ends.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask, got, type Schemas } from '~/api/client'
import { closingCodesQuery } from '~/features/catalog/catalog.api'
import { compare, inLanguage } from '~/lib/i18n'

export type Practice = Schemas['Practice']
export type CustomField = Schemas['CustomFieldView']
export type CustomValue = string | number | boolean | string[] | null

const kept = { staleTime: 600_000, gcTime: Number.POSITIVE_INFINITY }

export const usePractice = (kind: string) =>
  useQuery({
    queryKey: ['practice', kind],
    queryFn: () => got(api.GET('/practices/{practice}', { params: { path: { practice: kind } } })),
    ...kept,
  })

/** By the matrix; `undefined` as long as that is not known. */
export const priorityOf = (practice: Practice | undefined, impact: number, urgency: number) =>
  practice?.matrix[impact - 1]?.[urgency - 1]

const customFieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  queryFn: async () => (await got(api.GET('/custom-fields', { params: ask({ limit: 200 }) }))).data,
  ...kept,
})

/** The fields that a ticket of that kind and service has, in their order. */
export function useCustomFields(kind: string, service: string | null | undefined): CustomField[] {
  return fieldsOf(useQuery(customFieldsQuery).data ?? [], kind, service)
}

export const fieldsOf = (fields: CustomField[], kind: string, service: string | null | undefined) =>
  fields
    .filter(
      field =>
        field.active && (field.kinds as string[]).includes(kind) && (!field.service || field.service === service),
    )
    .sort((left, right) => left.position - right.position)

export type CodeKind = 'resolution' | 'cause' | 'cancellation'

export function useCodes(kind: CodeKind): { value: string; label: string }[] {
  return (useQuery(closingCodesQuery).data ?? [])
    .filter(code => code.kind === kind && code.active)
    .map(code => ({ value: code.code, label: inLanguage(code.name) }))
    .sort((left, right) => compare(left.label, right.label))
}

export function useCodeName(): (code: string | null | undefined) => string {
  const codes = useQuery(closingCodesQuery).data ?? []
  return code => (code ? inLanguage(codes.find(row => row.code === code)?.name) || code : '')
}
