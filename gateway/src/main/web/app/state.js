// What is shown, kept in the address: #territory/region/indicator/language/city-indicator

const FIELDS = ['territory', 'region', 'indicator', 'lang', 'cityIndicator'];
const DEFAULTS = { territory: '', region: '', indicator: 'theil_t', lang: '', cityIndicator: 'peripheralization' };
const listeners = [];

function fromAddress() {
  const parts = location.hash.slice(1).split('/').map((part) => {
    try { return decodeURIComponent(part); } catch { return ''; }
  });
  const state = { ...DEFAULTS };
  FIELDS.forEach((field, i) => { if (parts[i]) state[field] = parts[i]; });
  if (!state.lang) state.lang = navigator.language.startsWith('zh') ? 'zh' : 'en';
  return state;
}

export let state = fromAddress();

/** Calls back with the names of the fields that changed. */
export const onChange = (listener) => listeners.push(listener);

/** Changes some of it; a link to the page shows the same. */
export function set(changes, replace = false) {
  const next = { ...state, ...changes };
  const changed = FIELDS.filter((field) => next[field] !== state[field]);
  if (changed.length === 0) return;
  state = next;
  const hash = '#' + FIELDS.map((field) => encodeURIComponent(state[field])).join('/');
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  listeners.forEach((listener) => listener(changed));
}

function read() {
  if (location.hash === '#main') return;
  const next = fromAddress();
  const changed = FIELDS.filter((field) => next[field] !== state[field]);
  state = next;
  if (changed.length) listeners.forEach((listener) => listener(changed));
}

window.addEventListener('popstate', read);
window.addEventListener('hashchange', read);
