import { tell } from "./notices.js";

/** The sandbox refused something, or cannot be reached. The message is for people. */
export class ApiError extends Error {}

/** One call of the page's API, as JSON. @throws ApiError */
export async function call<T>(path: string, method = "GET", body?: unknown): Promise<T> {
  const response = await ask(path, method, body);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What a call answers, as text. @throws ApiError */
export async function text(path: string): Promise<string> {
  return (await ask(path, "GET", undefined)).text();
}

async function ask(path: string, method: string, body: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  } catch {
    throw new ApiError("The sandbox does not answer. Is it still running?");
  }
  if (response.ok) return response;
  const { error } = (await response.json().catch(() => ({}))) as { readonly error?: { readonly message?: string } };
  throw new ApiError(error?.message ?? `The sandbox answered ${response.status}.`);
}

/** Does something that somebody asked for, and says what came of it. */
export function act(what: () => Promise<string | undefined>): void {
  what().then(
    (said) => {
      if (said !== undefined) tell(said);
    },
    (error: unknown) => {
      tell(error instanceof Error ? error.message : "That did not work.", "error");
    },
  );
}
