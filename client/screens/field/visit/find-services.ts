import { fitOf, searchKeyOf } from '#shared/household/search.ts';
import { catalogue, type Service } from '#shared/service/catalogue.ts';

const keyed = catalogue.map((service) => ({ service, key: searchKeyOf([service.name, ...service.said]) }));

/** The services that fit what was typed, by their name or by what people call them; all of them for an empty query. */
export function findServices(query: string): Service[] {
  if (query.trim() === '') return [...catalogue];
  return keyed
    .map(({ service, key }) => ({ service, fit: fitOf(query, key) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ service }) => service);
}
