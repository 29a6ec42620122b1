// Tasks and checklists of a ticket.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask, freshKey, got, ifMatch, type Schemas } from '~/api/client'

export type Task = Schemas['TaskView']
export type TaskState = Task['state']

export const useTasks = (number: string) =>
  useQuery({
    queryKey: ['ticket', number, 'tasks'],
    queryFn: async () =>
      (await got(api.GET('/tickets/{ticket}/tasks', { params: { path: { ticket: number }, ...ask({ limit: 200 }) } })))
        .data,
  })

function useTaskChange<Variables>(number: string, change: (variables: Variables) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', number, 'tasks'] }),
  })
}

export const useAddTask = (number: string) =>
  useTaskChange(number, ({ task, key = freshKey() }: { task: Schemas['NewTaskInput']; key?: string }) =>
    got(
      api.POST('/tickets/{ticket}/tasks', {
        params: { path: { ticket: number }, header: { 'Idempotency-Key': key } },
        body: task,
      }),
    ),
  )

const seen = (task: Task) => ({ path: { task: task.number }, header: ifMatch(task.version) })

export const useTick = (number: string) =>
  useTaskChange(number, ({ task, item, done }: { task: Task; item: number; done: boolean }) => {
    const params = { path: { task: task.number, item: String(item) }, header: ifMatch(task.version) }
    return done
      ? got(api.PUT('/tasks/{task}/checklist/{item}/done', { params: params as never }))
      : got(api.DELETE('/tasks/{task}/checklist/{item}/done', { params: params as never }))
  })

export const useTaskState = (number: string) =>
  useTaskChange(number, ({ task, state, result }: { task: Task; state: TaskState; result?: string }) =>
    got(api.PUT('/tasks/{task}/state', { params: seen(task), body: { state, result: result || null } })),
  )

export const useGiveTask = (number: string) =>
  useTaskChange(number, ({ task, ...body }: { task: Task } & Schemas['TaskAssignmentInput']) =>
    got(api.PUT('/tasks/{task}/assignment', { params: seen(task), body })),
  )
