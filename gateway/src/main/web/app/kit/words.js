// Words in English and Chinese. Each view brings its own: learn({ key: ['English', '中文'] }).

const WORDS = {};
let language = 'en';

/** Adds words; closed lists are objects of such pairs. A word that another view says otherwise is a fault. */
export function learn(words) {
  for (const key of Object.keys(words)) {
    if (key in WORDS && String(WORDS[key]) !== String(words[key])) throw new Error(`the word ${key} is there already`);
  }
  Object.assign(WORDS, words);
}

export function setLanguage(code) {
  language = code === 'zh' ? 'zh' : 'en';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export const lang = () => language;

const pick = (pair) => pair[language === 'zh' ? 1 : 0];

/** A text, with {0}, {1} … replaced. */
export function t(key, ...values) {
  return pick(WORDS[key] ?? [key, key]).replace(/\{(\d)\}/g, (m, i) => values[i] ?? '');
}

/** A word of a closed list; one that is not known is shown as it is, without underscores. */
export function word(list, code) {
  const known = WORDS[list]?.[code];
  return known ? pick(known) : String(code).replaceAll('_', ' ');
}

/** A name of {en, zh}. */
export function name(names, otherwise = '') {
  return (names && (names[language] || names.en || names.zh)) || otherwise;
}
