// A list that goes on by a cursor, page by page.
import { useInfiniteQuery } from '@tanstack/react-query'

interface Page<Row> {
  data: Row[]
  next_cursor: string | null
  count?: number | null
}

export function usePages<Row>(key: unknown[], read: (cursor: string | undefined) => Promise<Page<Row>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor ?? undefined,
  })
  return {
    ...query,
    /** None yet: the first page has not come. */
    rows: query.data?.pages.flatMap(page => page.data),
    count: query.data?.pages[0]?.count ?? 0,
  }
}
