// The text of a rule (CEL) in words. A rule with anything unknown in it stays as it is: half of a rule would be another one.

const TOKEN = /\s*(math\.\w+|[A-Za-z_]\w*(?:\.(?:hasValue|value|orValue)\([^()]*\))?|\d+(?:\.\d+)?|>=|<=|==|!=|&&|\|\||[-+*/()<>!?:,])/y;
const SIGNS = { '>=': '≥', '<=': '≤', '==': '=', '!=': '≠', '*': '×', '/': '÷', '-': '−', '<': '<', '>': '>' };

/** The parts of a rule, or null when there is something in it that is not known here. */
export function tokens(text) {
  const found = [];
  let end = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    found.push(match[1]);
    end = TOKEN.lastIndex;
  }
  return text.slice(end).trim() === '' ? found : null;
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
  if (call === 'orValue') return say.or(say.name(name), input(argument.trim()) ? say.name(argument.trim()) : String(Number(argument)));
  return say.name(name);
}

/**
 * A rule in words; `say` has name(input), value(number, input or undefined), known(name), or(name, value) and and, or_, not, then, otherwise, greatest, least.
 */
export function inWords(text, say) {
  const parts = tokens(text);
  if (!parts) return text;
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
    else if (part === 'math.greatest') out.push(say.greatest);
    else if (part === 'math.least') out.push(say.least);
    else if (input(part)) out.push(identifier(part, say));
    else out.push(SIGNS[part] ?? part);
  }
  return out.join(' ').replace(/\( /g, '(').replace(/ \)/g, ')').replace(/ ([,，:：;；])/g, '$1');
}
