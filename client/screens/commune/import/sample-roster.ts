import type { RosterColumn } from '#shared/household/roster.ts';
import { rosterColumns } from '#shared/household/roster.ts';

type SampleRow = Record<RosterColumn, string>;

/**
 * A small list that the importer reads, as CSV: with the byte order mark without which Excel breaks Vietnamese, and
 * semicolons, which is what Excel expects where the comma is the decimal sign.
 */
export function sampleRoster(titles: Readonly<Record<RosterColumn, string>>, rows: readonly SampleRow[]): string {
  const lines = [titles, ...rows].map((row) => rosterColumns.map((column) => cell(row[column])).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Two invented households in the given hamlets. */
export function sampleRows(hamlets: readonly [string, string], poor: string): SampleRow[] {
  return [
    { hamlet: hamlets[0], headName: 'Lường Văn Mẫu', address: 'Số nhà 1', phone: '0992000001', poverty: poor, people: '4' },
    { hamlet: hamlets[1], headName: 'Cà Thị Ví Dụ', address: 'Số nhà 2', phone: '', poverty: '', people: '2' },
  ];
}

function cell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
