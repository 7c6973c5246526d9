/** The three skills of Thái Nguyên's plan 222 (27/11/2024): use the VNeID account, log in, use an online service. */
export const skills = ['account', 'login', 'service'] as const;
export type Skill = (typeof skills)[number];

/** How it was done when the volunteer looked on: tự làm, làm có hướng dẫn, làm hộ. */
export const grades = ['alone', 'guided', 'done-for-them'] as const;
export type Grade = (typeof grades)[number];

export function isSkill(text: string): text is Skill {
  return (skills as readonly string[]).includes(text);
}
