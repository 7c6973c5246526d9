import type { PovertyClass } from './household.ts';

/**
 * The roster is the commune's own list of households, kept in a spreadsheet. These are the words for reading it: first
 * a table of text, then rows, then a plan of what the list would change. Nothing is guessed: what cannot be read is
 * left out and said.
 */
export const rosterColumns = ['hamlet', 'headName', 'address', 'phone', 'poverty', 'people'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

/** The columns without which a list is not a roster. */
export const requiredColumns = ['hamlet', 'headName'] as const satisfies readonly RosterColumn[];

/** A sheet as text. `rows[0]` is row 1 of the spreadsheet; an empty cell is ''. */
export interface RosterTable {
  /** Name of the sheet; `null` for a text file. */
  sheet: string | null;
  rows: string[][];
}

/** A hamlet of the commune, to which the names in the list are matched. */
export interface RosterHamlet {
  scope: number;
  name: string;
  /** Names of hamlets that have become a part of this one: lists go on using them for years. */
  formerNames?: readonly string[];
}

/** One household of the list, read without fault. `null` is what the list does not say. */
export interface RosterRow {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  scope: number;
  hamletName: string;
  headName: string;
  address: string | null;
  phone: string | null;
  /** `null` only when the list has no such column: an empty cell in it means neither poor nor near-poor. */
  poverty: PovertyClass | null;
  people: number | null;
}

export const rosterRowErrorCodes = [
  /** The address became a date in the spreadsheet, as "12/5" does. */
  'address-is-a-date',
  /** The same household stands in the row that `value` names. */
  'duplicate-in-file',
  'hamlet-missing',
  'hamlet-unknown',
  'head-missing',
  /** Several households on our side fit the row and its phone does not tell them apart. */
  'household-ambiguous',
  'people-not-a-number',
  'people-out-of-range',
  'phone-unreadable',
  'poverty-unknown',
  'text-too-long',
] as const;
export type RosterRowErrorCode = (typeof rosterRowErrorCodes)[number];

/** Why a row was left out. `column` is the list's own heading; `value` what stands in the cell. */
export interface RosterRowError {
  row: number;
  column: string;
  code: RosterRowErrorCode;
  value: string;
}

/** The fields of a household that a list can bring. */
export const rosterFields = ['headName', 'address', 'phone', 'poverty', 'people'] as const;
export type RosterField = (typeof rosterFields)[number];

/** What confirming a list would do, for a person to agree to. Making it writes nothing. */
export interface RosterPreview {
  /** Hash of the plan: confirming repeats it, so that nothing is written that was not shown. */
  digest: string;
  sheet: string | null;
  /** Rows that stand for a household, with those left out. */
  rows: number;
  /** Rows below the heading that stand for none: empty, "Tổng cộng", the row of column numbers. */
  passedOver: number;
  created: number;
  changed: number;
  same: number;
  /** Rows left out because of an error. */
  leftOut: number;
  /** The first 200 of `errorCount`. */
  errors: RosterRowError[];
  errorCount: number;
  /** The first 20 that would be written. */
  sample: RosterSample[];
}

export interface RosterSample {
  row: number;
  hamletName: string;
  headName: string;
  kind: 'new' | 'changed';
  /** What changes; empty for a new household. */
  fields: RosterField[];
}

/** What confirming wrote: households created and changed, together `written`. */
export interface RosterWritten {
  written: number;
  created: number;
  changed: number;
}
