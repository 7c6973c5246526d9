/** The road from nothing to the first file, as addresses of the guide. */
export const guideSteps = ['cai-dat', 'muc-1', 'cong-an', 'kich-hoat', 'dang-nhap', 'dich-vu-dau-tien'] as const;
export type GuideStep = (typeof guideSteps)[number];

/**
 * Day on which the guide was last compared with its sources: Decree 69/2024/NĐ-CP, the notices of Hà Nam's and Đắk
 * Lắk's project 06 offices on levels 1 and 2, and the warnings of the Ministry of Public Security of 2025.
 */
export const guideCheckedOn = '2026-11-22';

export function isGuideStep(text: string | undefined): text is GuideStep {
  return guideSteps.some((step) => step === text);
}

/** The visit that asked for the guide, from `?ve=`; anything but a page of a household is left out. */
export function wayBackFrom(search: string): string | null {
  const back = new URLSearchParams(search).get('ve');
  return back !== null && /^\/ho\/[\w-]+\/tham$/.test(back) ? back : null;
}

/** The address of a step, remembering the visit to return to. */
export function guideAddress(step: GuideStep, back: string | null): string {
  return back === null ? `/huong-dan/${step}` : `/huong-dan/${step}?ve=${encodeURIComponent(back)}`;
}
