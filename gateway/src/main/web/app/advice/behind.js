// Which figures an indicator rests on, from what the catalogue says it needs; nothing here touches the page.

const DEEPEST = 3;
const OLDER = ['population_60_plus', 'population_65_plus'];

const parse = (id) => /^([^(]+)(?:\((.+)\))?$/.exec(id)?.slice(1) ?? [id];

/**
 * {variables, flows, agreements}: names of variables, kinds of flow, and whether agreements count.
 * `entryOf(id)` is an entry of the catalogue, `variables` the ids of known variables.
 */
export function behind(id, entryOf, variables, depth = 0) {
  const [family, of] = parse(id);
  const found = { variables: new Set(), flows: new Set(), agreements: false };
  const take = (more) => {
    more.variables.forEach((one) => found.variables.add(one));
    more.flows.forEach((one) => found.flows.add(one));
    found.agreements ||= more.agreements;
  };
  if (family === 'ageing_gap' && !of) return { ...found, variables: new Set([...OLDER, 'population']) };
  for (const need of entryOf(id)?.needs ?? []) {
    if (need === 'x') {
      if (variables.includes(of)) found.variables.add(of);
    } else if (need === 'base') found.variables.add('population');
    else if (need === 'flows') found.flows.add(of ?? '');
    else if (need === 'agreements') found.agreements = true;
    else if (need.includes(' by sector')) variables.filter((one) => /^(employment_|gdp_)/.test(one)).forEach((one) => found.variables.add(one));
    else if (variables.includes(need)) found.variables.add(need);
    else if (depth < DEEPEST && need !== family) take(behind(need, entryOf, variables, depth + 1));
  }
  return found;
}

/** Of figures, the ones of these variables that count for a period: of each variable the last at or before it. `begin` orders periods. */
export function figuresAt(figures, variables, period, begin) {
  const last = new Map();
  for (const figure of figures) {
    if (!variables.has(figure.variable) || begin(figure.period) > begin(period) || figure.value === null || figure.value === undefined) continue;
    const known = last.get(figure.variable);
    if (!known || begin(known.period) < begin(figure.period)) last.set(figure.variable, figure);
  }
  return [...last.values()];
}
