// The text of a rule (CEL) in words. What it cannot put into words is left as it is; the text itself stands beside it.

const TOKEN = /\s*([A-Za-z_]\w*(?:\.(?:hasValue|value|orValue)\([^()]*\))?|math\.\w+|\d+(?:\.\d+)?|>=|<=|==|!=|&&|\|\||[-+*/()<>!?:,])/y;
const SIGNS = { '>=': '≥', '<=': '≤', '==': '=', '!=': '≠', '*': '×', '/': '÷', '-': '−', '<': '<', '>': '>' };

/** The parts of a rule. */
export function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) found.push(match[1]);
  return found;
}

const isNumber = (token) => /^\d/.test(token ?? '');
const input = (token) => (/^[A-Za-z_]/.test(token ?? '') && !token.startsWith('math.') ? token.split('.')[0] : undefined);

/** The input that a number is compared with, so that it is written in its unit. */
function comparedWith(parts, i) {
  const before = parts[i - 1] === '-' ? i - 2 : i - 1;
  if (/^(>=|<=|>|<|==)$/.test(parts[before] ?? '') && !/^[*+/-]$/.test(parts[i + 1] ?? '') && !/^[*+/-]$/.test(parts[before - 2] ?? '')) return input(parts[before - 1]);
  return undefined;
}

function identifier(token, say) {
  const [, name, call, argument] = /^(\w+)(?:\.(\w+)\(([^()]*)\))?$/.exec(token) ?? [null, token];
  if (call === 'hasValue') return say.known(say.name(name));
  if (call === 'orValue') return say.or(say.name(name), argument);
  return say.name(name);
}

/**
 * A rule in words; `say` has name(input), value(number, input or undefined), known(name), or(name, value) and and, or_, not, then, otherwise.
 */
export function inWords(text, say) {
  const parts = tokens(text);
  const out = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const negative = part === '-' && isNumber(parts[i + 1]) && /^(>=|<=|>|<|==)$/.test(parts[i - 1] ?? '');
    if (negative) {
      out.push(say.value(-Number(parts[i + 1]), comparedWith(parts, i + 1)));
      i++;
    } else if (isNumber(part)) out.push(say.value(Number(part), comparedWith(parts, i)));
    else if (part === '&&') out.push(say.and);
    else if (part === '||') out.push(say.or_);
    else if (part === '!') out.push(say.not);
    else if (part === '?') out.push(say.then);
    else if (part === ':') out.push(say.otherwise);
    else if (input(part)) out.push(identifier(part, say));
    else out.push(SIGNS[part] ?? part);
  }
  return out.join(' ').replace(/\( /g, '(').replace(/ \)/g, ')').replace(/ ([,，:：;；])/g, '$1');
}
