import type { Serving } from '#tests/lanes/postgres/serving.ts';
import type { Databases } from './databases.ts';

/** What every part stands on: one PostgreSQL, one server of the product at a time, and the commune's database. */
export interface World {
  databases: Databases;
  serving: Serving;
  home: string;
}
