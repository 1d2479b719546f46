// What is shown, all of it kept in the address: #/view?territory=CN&region=YRD&… A link to the page shows the same.

/** What stays as it is when another view is opened. */
const COMMON = ['territory', 'region', 'city', 'period', 'asOf', 'lang', 'theme'];
const FIRST_VIEW = 'overview';
const listeners = [];

function kept(key) {
  try { return localStorage.getItem(`secunda.${key}`) ?? undefined; } catch { return undefined; }
}

function keep(key, value) {
  try { localStorage.setItem(`secunda.${key}`, value); } catch { /* a browser that keeps nothing: the address still does */ }
}

function fromAddress() {
  const [, view = '', query = ''] = /^#\/([a-z]*)\??(.*)$/.exec(location.hash) ?? [];
  const read = { view: view || FIRST_VIEW, ...Object.fromEntries(new URLSearchParams(query)) };
  read.lang ??= kept('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  read.theme ??= kept('theme') ?? 'auto';
  return read;
}

export let state = fromAddress();

function hash(of) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(of)) {
    if (key !== 'view' && value !== undefined && value !== null && value !== '') query.set(key, value);
  }
  return `#/${of.view}?${query}`;
}

/** The address of another view, or of this one with something else in it. */
export function link(changes) {
  const start = changes.view && changes.view !== state.view
    ? Object.fromEntries(COMMON.map((key) => [key, state[key]])) : state;
  return hash({ ...start, ...changes });
}

/** The whole address of what is shown, for others. */
export const shared = () => location.origin + location.pathname + hash(state);

/** Calls back after each change, with what was before. */
export const onChange = (listener) => listeners.push(listener);

function become(next) {
  const before = state;
  state = next;
  listeners.forEach((listener) => listener(before));
}

/** Changes some of it within the view; `replace` leaves no step to go back to. */
export function set(changes, replace = false) {
  const next = { ...state, ...changes };
  if (Object.keys(next).every((key) => next[key] === state[key])) return;
  for (const key of ['lang', 'theme']) if (changes[key]) keep(key, changes[key]);
  history[replace ? 'replaceState' : 'pushState'](null, '', hash(next));
  become(next);
}

function read() {
  if (!location.hash.startsWith('#/') && location.hash) return;
  become(fromAddress());
}

window.addEventListener('popstate', read);
