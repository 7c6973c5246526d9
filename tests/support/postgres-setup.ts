import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/db/connect.ts';
import { migrate } from '#server/db/migrate.ts';
import './database.ts';
import { findPostgres, startPostgres } from './postgres-server.ts';

/**
 * Prepares the lane of the real PostgreSQL: the server of `TEST_DATABASE_URL` (a role that may create databases), or one
 * started for this run, with a migrated template database that each test file copies.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL']
    ? { adminUrl: process.env['TEST_DATABASE_URL'], stop: () => Promise.resolve() }
    : await startPostgres(findPostgres() ?? '');
  const template = `tung_nha_template_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(template)}`;

  const url = new URL(server.adminUrl);
  url.pathname = `/${template}`;
  const database = await openDatabase({ databaseUrl: url.href });
  await migrate(database.sql);
  await database.close();
  project.provide('preparedDatabase', { kind: 'server', adminUrl: server.adminUrl, template });

  return async () => {
    await admin`drop database ${admin(template)} with (force)`;
    await admin.end();
    await server.stop();
  };
}
