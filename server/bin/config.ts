import path from 'node:path';
import { z } from 'zod/mini';
import { Problem } from '#shared/base/problem.ts';
import { LOG_LEVELS, type LogLevel } from '#server/http/log.ts';

export type Config = {
  /** `postgres://…`; without it the embedded database in `dataFolder`. */
  databaseUrl: string | undefined;
  dataFolder: string;
  /** Where the private keys lie that open what phones hand over; the same file for every process on one database. */
  keysFile: string;
  host: string;
  port: number;
  logLevel: LogLevel;
  /** Where browsers see the server when a proxy stands in front of it. */
  publicOrigin: string | undefined;
  /** Fill an empty database with the demonstration. */
  demo: boolean;
};

/** An empty variable in a `.env` file or a service's settings means "not set". */
const optionalText = z.pipe(
  z.optional(z.string()),
  z.transform((text) => (text?.trim() === '' ? undefined : text?.trim())),
);

const Environment = z.object({
  DATABASE_URL: optionalText.check(z.refine((text) => text === undefined || isPostgresUrl(text))),
  DATA_FOLDER: optionalText,
  KEYS_FILE: optionalText,
  HOST: optionalText,
  PORT: optionalText.check(z.refine((text) => text === undefined || isPort(text))),
  PUBLIC_ORIGIN: optionalText.check(z.refine((text) => text === undefined || isOrigin(text))),
  LOG_LEVEL: optionalText.check(z.refine((text) => text === undefined || isLogLevel(text))),
});

/**
 * The settings of the server from its environment and arguments.
 * @param isTerminal a person is watching: request lines would bury what is said to them, so only warnings are logged
 * @throws Problem `config.invalid` (details: `name` of the first setting that is wrong)
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  args: string[] = [],
  isTerminal = false,
): Config {
  const unknownArgument = args.find((arg) => arg !== '--demo');
  if (unknownArgument !== undefined) throw new Problem('config.invalid', { name: unknownArgument });
  const read = Environment.safeParse(environment);
  if (!read.success) throw new Problem('config.invalid', { name: String(read.error.issues[0]?.path[0]) });
  const { DATABASE_URL, DATA_FOLDER, KEYS_FILE, HOST, PORT, PUBLIC_ORIGIN, LOG_LEVEL } = read.data;
  return {
    databaseUrl: DATABASE_URL,
    dataFolder: DATA_FOLDER ?? '.data',
    keysFile: KEYS_FILE ?? path.join(DATA_FOLDER ?? '.data', 'server-keys.json'),
    host: HOST ?? '127.0.0.1',
    port: Number(PORT ?? 8080),
    logLevel: LOG_LEVEL !== undefined && isLogLevel(LOG_LEVEL) ? LOG_LEVEL : isTerminal ? 'warn' : 'info',
    publicOrigin: PUBLIC_ORIGIN,
    demo: args.includes('--demo'),
  };
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

function isLogLevel(text: string): text is LogLevel {
  return (LOG_LEVELS as readonly string[]).includes(text);
}
