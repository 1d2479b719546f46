// Which city is shown: pure, so that it can be tested by itself.

const holds = (region, city) => region.members.some((member) => member.city === city);

/** The secondary city of a region that comes first, or its first city. */
const first = (region) => (region.members.find((member) => member.role === 'secondary') ?? region.members[0])?.city;

/**
 * Region and city to show for what the address asks. A region that exists wins over a city that is not in it;
 * a city alone brings its region; a city outside all regions is shown without one.
 */
export function choice(regions, cities, { region, city }) {
  const asked = regions.find((one) => one.id === region && one.members.length > 0);
  if (asked) return { region: asked.id, city: holds(asked, city) ? city : first(asked) };
  const home = regions.find((one) => holds(one, city));
  if (home) return { region: home.id, city };
  if (cities.includes(city)) return { region: undefined, city };
  const start = regions.find((one) => one.members.length > 0);
  return start ? { region: start.id, city: first(start) } : { region: undefined, city: cities[0] };
}
