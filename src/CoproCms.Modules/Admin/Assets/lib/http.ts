import { word } from "./dom";

/** What the server did not do. `message` is for people. */
export class RequestFault extends Error {
  constructor(readonly status: number, message: string, readonly body: string) {
    super(message);
  }

  /** The sign-in ended: the answer was its page. */
  get signedOut(): boolean {
    return this.status === 401;
  }
}

export function antiforgeryToken(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=antiforgery]")?.content ?? "";
}

/** Asks the server, with the antiforgery token. Redirects to the sign-in page count as 401. */
export async function request(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("RequestVerificationToken", antiforgeryToken());
  headers.set("X-Requested-With", "fetch");
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, headers, credentials: "same-origin" });
  } catch {
    throw new RequestFault(0, word("failed"), "");
  }
  if (answer.redirected && new URL(answer.url).pathname.endsWith("/Login")) throw new RequestFault(401, word("signedOut"), "");
  if (!answer.ok) throw await fault(answer);
  return answer;
}

export async function getText(url: string, signal?: AbortSignal): Promise<string> {
  return (await request(url, { signal })).text();
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return (await request(url, { signal, headers: { Accept: "application/json" } })).json() as Promise<T>;
}

/** Posts a form's fields, or the pairs given. */
export async function postForm(url: string, data: FormData | Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const body = data instanceof FormData ? data : new URLSearchParams(data);
  return request(url, { method: "POST", body, signal });
}

async function fault(answer: Response): Promise<RequestFault> {
  const body = await answer.text();
  if (answer.status === 401) return new RequestFault(401, word("signedOut"), body);
  try {
    const problem = JSON.parse(body) as { detail?: string; title?: string };
    return new RequestFault(answer.status, problem.detail ?? problem.title ?? word("failed"), body);
  } catch {
    return new RequestFault(answer.status, word("failed"), body);
  }
}
