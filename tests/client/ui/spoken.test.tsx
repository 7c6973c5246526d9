import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChoiceList } from '#client/ui/choice.tsx';
import { NumberField, TextField } from '#client/ui/field.tsx';
import { Figure } from '#client/ui/figure.tsx';
import { PinField } from '#client/ui/pin-field.tsx';
import { Progress } from '#client/ui/progress.tsx';
import { StackedBar } from '#client/ui/stacked-bar.tsx';
import { StatusShape } from '#client/ui/status-shape.tsx';

test('what a field asks, hints and complains of is read together with it', () => {
  const page = renderToStaticMarkup(
    <TextField label="Số điện thoại" hint="10 số" error="Thiếu một số" value="" onChange={ignore} />,
  );
  const id = /<label[^>]* for="([^"]+)"[^>]*>Số điện thoại</.exec(page)?.[1] ?? 'no label';
  expect(page).toContain(`id="${id}" aria-describedby="${id}-hint ${id}-error" aria-invalid="true"`);
  expect(textOf(page, `${id}-hint`)).toBe('10 số');
  expect(textOf(page, `${id}-error`)).toBe('Thiếu một số');
});

test('an unknown number is an empty field, and an unknown figure is said in words', () => {
  expect(renderToStaticMarkup(<NumberField label="Số người" value={undefined} onChange={ignore} />)).toContain('value=""');
  expect(words(<Figure label="Người lớn có điện thoại" value={undefined} of={84} unit="người" />)).toBe(
    'Người lớn có điện thoại chưa rõ',
  );
});

test('a figure carries its denominator and its unknowns', () => {
  expect(words(<Figure label="Nhà đã đến" value={1308} of={1932} unit="nhà" unknown="5 chưa rõ" />)).toBe(
    'Nhà đã đến 1.308 / 1.932 nhà (5 chưa rõ)',
  );
});

test('no answer is chosen before a person chooses one', () => {
  const options = [{ value: 'yes', label: 'Có' }, { value: 'unknown', label: 'Không biết' }];
  expect(renderToStaticMarkup(<ChoiceList legend="Có sóng không?" options={options} value={undefined} onChange={ignore} />)).not.toContain('checked');
});

test('the PIN is typed on a number pad, and nothing is invited to remember it', () => {
  const page = renderToStaticMarkup(<PinField label="Mã PIN" value="12" onChange={ignore} />);
  expect(page).toMatch(/type="text" inputMode="numeric"[^>]* autoComplete="off"/);
  expect(words(<PinField label="Mã PIN" value="12" onChange={ignore} />)).toContain('Đã gõ 2 trong 6 số');
});

test('a shape says its status, unless the words stand beside it', () => {
  expect(renderToStaticMarkup(<StatusShape kind="refused" label="từ chối" />)).toContain('role="img" aria-label="từ chối"');
  expect(renderToStaticMarkup(<StatusShape kind="refused" label="" />)).toContain('aria-hidden="true"');
});

test('a bar in a table says all its parts, and draws none that is empty', () => {
  const parts = [
    { shape: 'full', label: 'đạt', count: 38 },
    { shape: 'half', label: 'đã đến', count: 0 },
  ] as const;
  const page = renderToStaticMarkup(<StackedBar bare label="Thôn Đồng Xuân" parts={parts} />);
  expect(page).toContain('aria-label="Thôn Đồng Xuân: đạt 38, đã đến 0"');
  expect(page.match(/flex-grow/g)).toHaveLength(1);
});

test('progress that nobody can know claims no number', () => {
  expect(renderToStaticMarkup(<Progress label="Đang tìm máy chủ" />)).not.toContain('aria-valuenow');
  expect(renderToStaticMarkup(<Progress label="Đang tải" value={2} of={6} numbers="2 / 6 thôn" />)).toContain(
    'aria-valuetext="2 / 6 thôn" aria-valuemin="0" aria-valuemax="6" aria-valuenow="2"',
  );
});

function ignore(): void {}

function words(piece: ReactElement): string {
  return plain(renderToStaticMarkup(piece));
}

function textOf(page: string, id: string): string {
  return plain(page.slice(page.indexOf(`id="${id}"`) - 1).replace(/^[^>]*>/, '').split('</p>')[0] ?? '');
}

function plain(markup: string): string {
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
}
