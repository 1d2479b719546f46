// Reading from the API.

const BASE = '/api/v1';
const PAGE = 1000;
const MAX_PAGES = 20;

/** An address with its query; lists are repeated, nothing is left out. */
export function address(path, query = {}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== '') params.append(name, one);
  }
  const text = params.toString();
  return BASE + path + (text ? `?${text}` : '');
}

async function read(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail || problem.title || `${answer.status} ${answer.statusText}`);
  }
  return answer.json();
}

/** One thing. */
export const one = (path, query) => read(address(path, query));

/** All items of a collection, page after page. */
export async function all(path, query = {}) {
  const items = [];
  let after;
  for (let page = 0; page < MAX_PAGES; page++) {
    const body = await read(address(path, { ...query, after }));
    items.push(...(Array.isArray(body) ? body : body.items));
    after = body.next;
    if (!after) break;
  }
  return items;
}

/** Indicator values. */
export const indicators = (query) => all('/indicators', { limit: PAGE, ...query });
