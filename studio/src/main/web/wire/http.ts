/** JSON from the program; rejects with what it refuses with. */
export async function getJson<T>(path: string): Promise<T> {
  return answered<T>(await fetch(path));
}

/** Sends a body; the answer is JSON. */
export async function postJson<T>(path: string, body: Blob | ArrayBuffer | string): Promise<T> {
  return answered<T>(await fetch(path, { method: 'POST', body }));
}

/** Plain bytes from the program. */
export async function getBytes(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path);
  if (!response.ok) throw await response.json();
  return response.arrayBuffer();
}

async function answered<T>(response: Response): Promise<T> {
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  throw answer;
}
