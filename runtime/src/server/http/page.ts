/** A page of results with how many there are, as the paginate operations give it. */
export function paged<Result>(
  { page = 1, limit = 200 }: { readonly page?: number; readonly limit?: number },
  count: number,
  read: (limit: number, offset: number) => readonly Result[],
): { results: readonly Result[]; count: number; limit: number; pages: number; page: number } {
  return {
    results: read(limit, (page - 1) * limit),
    count,
    limit,
    pages: limit === 0 ? 0 : Math.ceil(count / limit),
    page,
  };
}
