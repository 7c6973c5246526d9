/**
 * A browser short of room clears away everything a site has stored, but no cookies. This one says only that a phone was
 * enrolled here, so that an empty store can be told from one that never was.
 */
const name = 'da-ghi-danh';

/** As long as browsers let a cookie live, in seconds; every start of the app renews it. */
const lifetime = 400 * 24 * 60 * 60;

type Jar = Pick<Document, 'cookie'>;

export function keepEnrolledMark(jar: Jar = document, { protocol }: Pick<Location, 'protocol'> = location): void {
  jar.cookie = `${name}=1; Path=/; SameSite=Strict; Max-Age=${lifetime}${protocol === 'https:' ? '; Secure' : ''}`;
}

/** Whether a phone was enrolled in this browser, whatever is left of it. */
export function wasEnrolledHere(jar: Jar = document): boolean {
  return jar.cookie.split('; ').includes(`${name}=1`);
}

/** Somebody has read that the book is gone, and goes on without it. */
export function forgetEnrolledMark(jar: Jar = document): void {
  jar.cookie = `${name}=; Path=/; Max-Age=0`;
}
