/** 201 with the address of what was made. */
export function createdResponse(body: unknown, location: string): Response {
  return Response.json(body, { status: 201, headers: { location } });
}
