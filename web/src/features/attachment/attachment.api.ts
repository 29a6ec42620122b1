// Files of a ticket, and files sent ahead that wait for what will claim them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, got, ifMatch, type Schemas, upload } from '~/api/client'

export type Attachment = Schemas['AttachmentView']

export const contentOf = (id: string) => `/api/v1/attachments/${id}/content`
export const previewOf = (id: string) => `/api/v1/attachments/${id}/preview`

export const useAttachments = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'attachments'],
    queryFn: async () =>
      (
        await got(
          api.GET('/tickets/{ticket}/attachments', { params: { path: { ticket: number }, ...ask({ limit: 200 }) } }),
        )
      ).data,
  })

export const attachmentById = (attachment: string) =>
  got(api.GET('/attachments/{attachment}', { params: { path: { attachment } } }))

export async function sendAhead(file: File, signal: AbortSignal, progress: (part: number) => void) {
  const answer = (await upload(`/attachments?name=${encodeURIComponent(file.name)}`, file, signal, progress)) as {
    data: Attachment[]
  }
  return answer.data[0]!
}

export function useRemoval(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (attachment: string) =>
      api.DELETE('/tickets/{ticket}/attachments/{attachment}', {
        params: { path: { ticket: number, attachment }, header: ifMatch('*') },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}
