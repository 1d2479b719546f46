// Reading from the API, as of the moment that is looked at. What was read is kept until something changes.
import { state } from './state.js';

const BASE = '/api/v1';
const PAGE = 1000;
const MAX_PAGES = 60;
const WITH_MOMENT = /^\/(indicators|observations|flows|agreements|recommendations)|\/(diagnosis|partnerships|brief)$/;
let read = new Map();
let generation = 0;

/** An address with its query; lists are repeated, what is empty is left out. */
export function address(path, query = {}) {
  const params = new URLSearchParams();
  const asked = WITH_MOMENT.test(path) ? { ...query, asOf: query.asOf ?? state.asOf } : query;
  for (const [name, value] of Object.entries(asked)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== '') params.append(name, one);
  }
  const text = params.toString();
  return BASE + path + (text ? `?${text}` : '');
}

async function answer(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await response.json().catch(() => ({}));
  const error = new Error(problem.detail || problem.title || `${response.status} ${response.statusText}`);
  error.status = response.status;
  error.errors = problem.errors ?? []; // which field of which row, where the API says it
  throw error;
}

function get(url) {
  if (!read.has(url)) {
    const promise = fetch(url, { headers: { Accept: 'application/json' } }).then(answer);
    read.set(url, promise);
    promise.catch(() => read.delete(url));
  }
  return read.get(url);
}

/** Forgets what was read: the next reading asks again. */
export function forget() {
  read = new Map();
  generation++;
}

/** Changes each time that what was read is forgotten. */
export const readAt = () => generation;

/** One thing. */
export const one = (path, query) => get(address(path, query));

/** All items of a collection, page after page. */
export async function all(path, query = {}) {
  const items = [];
  let after;
  for (let page = 0; page < MAX_PAGES; page++) {
    const body = await get(address(path, { ...query, after }));
    items.push(...(Array.isArray(body) ? body : body.items));
    after = body.next;
    if (!after) break;
  }
  return items;
}

/** Indicator values of the territory that is looked at. */
export const indicators = (query) => all('/indicators', { territory: state.territory, limit: PAGE, ...query });

/** Figures of the territory that is looked at. */
export const observations = (query) => all('/observations', { territory: state.territory, limit: PAGE, ...query });

/** Sends something, with a key where one is needed. */
export function send(path, body, key) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (key) headers.Authorization = `Bearer ${key}`;
  return fetch(BASE + path, { method: 'POST', headers, body: JSON.stringify(body) }).then(answer);
}

/** Whether an item has a value. */
export const present = (item) => item?.value !== null && item?.value !== undefined;
