// Numbers and windows as people read them.
import { lang, t, word } from './words.js';

const MINUS = '−';
const SPACE = '\u00a0';
const points = () => (lang() === 'zh' ? '个百分点' : 'pp');
const year = () => (lang() === 'zh' ? '年' : 'yr');

/** Formats are kept: making one costs more than writing a hundred numbers. */
const formats = new Map();

function format(options) {
  const key = `${lang()}${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(lang() === 'zh' ? 'zh-CN' : 'en-GB', options));
  return formats.get(key);
}

function number(value, digits, sign) {
  return format({ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: sign ? 'exceptZero' : 'auto' }).format(value).replace('-', MINUS);
}

/** A value in its unit. */
export function value(v, unit) {
  switch (unit) {
    case 'share': return `${number(v * 100, 1)}${SPACE}%`;
    case 'difference of shares': return `${number(v * 100, 1, true)}${SPACE}${points()}`;
    case 'per year': return `${number(v * 100, 2, true)}${SPACE}%/${year()}`;
    case 'percentage points per year': return `${number(v, 2, true)}${SPACE}${points()}/${year()}`;
    case 'ratio': return number(v, 2);
    case 'none': return number(v, 4);
    default: return `${number(v, Math.abs(v) >= 1000 ? 0 : 2)} ${word('units', unit ?? '')}`.trim();
  }
}

/** The change from one value to another in the same unit. */
export function change(from, to, unit) {
  const d = to - from;
  switch (unit) {
    case 'share': return `${number(d * 100, 1, true)}${SPACE}${points()}`;
    case 'none': return number(d, 4, true);
    case 'ratio': return number(d, 2, true);
    default: return value(d, unit);
  }
}

export const percent = (v) => `${number(v * 100, 0)}${SPACE}%`;

/** A value, or in words why there is none. */
export function valueOrReason(item) {
  return item.value === null || item.value === undefined
    ? `${t('none')}: ${word('reasons', item.reason ?? 'missing_input')}`
    : value(item.value, item.unit);
}

/** What time a value is about. */
export const span = (item) => (item.from ? `${item.from}–${item.period}` : item.period);

/** The name of a window. */
export function windowName(window) {
  if (!window) return '';
  const years = /^(\d+)y$/.exec(window);
  return years ? t('years', years[1]) : t('longest');
}

/** A value as short as an axis needs it: 4.5tn, 18 %, 0.21. */
export function short(v, unit) {
  if (unit === 'share') return `${number(v * 100, Math.abs(v) < 0.0995 ? 1 : 0)}${SPACE}%`;
  if (unit === 'difference of shares' || unit === 'per year') return `${number(v * 100, 1, true)}${SPACE}%`;
  return format({ notation: 'compact', maximumSignificantDigits: 3 }).format(v).replace('-', MINUS);
}
