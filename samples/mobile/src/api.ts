import type { TypedDocumentString } from './generated/graphql';

/** What the API says of one thing that went wrong. */
interface ApiError {
  message: string;
  extensions?: { code?: string };
}

let site = '';

/** Reads where the site is; to be awaited before anything is asked. */
export async function configure(): Promise<void> {
  const config = (await (await fetch('config.json')).json()) as { site: string };
  site = config.site.replace(/\/$/, '');
}

/** The address of a page or picture of the site. */
export const addressOf = (path: string): string => new URL(path, `${site}/`).href;

/**
 * Asks by GET, so that a CDN between here and the site can keep the answer.
 * Throws with what the server said when it could not answer.
 */
export async function query<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const address = new URL(`${site}/api/graphql`);
  address.searchParams.set('query', document.toString());
  address.searchParams.set('variables', JSON.stringify(variables));
  const answer = await fetch(address, { headers: { Accept: 'application/graphql-response+json, application/json;q=0.9' } });
  const body = (await answer.json()) as { data?: Result; errors?: ApiError[] };
  if (!body.data || body.errors?.length)
    throw new Error(body.errors?.map(error => error.message).join(' ') ?? `The site answered ${answer.status}.`);
  return body.data;
}
