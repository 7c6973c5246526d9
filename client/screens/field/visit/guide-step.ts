import type { Rung } from '#shared/member/ladder.ts';
import type { Said } from './visit-draft.ts';

const next = {
  'no-card': 'cong-an',
  'no-account': 'cai-dat',
  'level-1': 'cong-an',
  'level-2-inactive': 'kich-hoat',
  activated: 'dang-nhap',
  'portal-login': 'dich-vu-dau-tien',
  submitted: 'dich-vu-dau-tien',
} as const satisfies Record<Rung, string>;

/** The part of the guide (the last word of its address) that takes a person up from where the account stands. */
export function guideStepFor(rung: Said<Rung> | undefined): string {
  return rung === undefined || rung === 'unknown' ? 'cai-dat' : next[rung];
}
