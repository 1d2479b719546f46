// An access key that the reader types in. It is never part of the address, and outlives the page only if the reader says so.
import { check, h } from './dom.js';
import { learn, t } from './words.js';

learn({
  accessKey: ['Access key', '访问密钥'],
  keepKey: ['keep it until this tab is closed', '在关闭此标签页前保留'],
});

const KEPT = 'secunda.key';

function kept() {
  try { return sessionStorage.getItem(KEPT) ?? ''; } catch { return ''; }
}

function keep(value) {
  try {
    if (value) sessionStorage.setItem(KEPT, value);
    else sessionStorage.removeItem(KEPT);
  } catch { /* a browser that keeps nothing: it is typed in again */ }
}

let typed = kept();
let keeping = typed !== '';

/** The key as typed, or undefined. */
export const accessKey = () => typed.trim() || undefined;

/** A field for the key. */
export function keyField(id) {
  return h('div', { class: 'fields' },
    h('label', { class: 'field', for: id }, h('span', {}, t('accessKey')),
      h('input', {
        id, type: 'password', autocomplete: 'off', spellcheck: 'false', value: typed, placeholder: 'sk_…',
        input: (event) => {
          typed = event.target.value;
          if (keeping) keep(typed);
        },
      })),
    check(`${id}-keep`, t('keepKey'), keeping, (on) => {
      keeping = on;
      keep(on ? typed : '');
    }));
}
