/** The body of an answer that has to be a success; throws with the request and what was said. */
export async function answered(what: string, sent: Promise<Response>): Promise<unknown> {
  const response = await sent;
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${what}: ${response.status} ${text.slice(0, 200)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

/** A field of a JSON object; throws when it is missing or of another type. */
export function textIn(body: unknown, field: string): string {
  const value = fieldOf(body, field);
  if (typeof value !== 'string') {
    throw new Error(`no text in ${field}`);
  }
  return value;
}

export function numberIn(body: unknown, field: string): number {
  const value = fieldOf(body, field);
  if (typeof value !== 'number') {
    throw new Error(`no number in ${field}`);
  }
  return value;
}

export function listIn(body: unknown, field: string): unknown[] {
  const value = fieldOf(body, field);
  return Array.isArray(value) ? value : [];
}

const fieldOf = (body: unknown, field: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
