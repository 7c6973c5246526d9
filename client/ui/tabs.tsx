import { Link, useLocation } from 'wouter';
import { formatCount } from './format.ts';
import { currentHref, type NavItem } from './nav-item.ts';
import css from './tabs.module.css';

/** Pages that are parts of one: words in a row, each with how many things wait there. */
export function Tabs({ label, items }: { label: string; items: readonly NavItem[] }) {
  const [location] = useLocation();
  const current = currentHref(items, location);
  return (
    <nav className={css.tabs} aria-label={label}>
      <ul className={css.places}>
        {items.map(({ href, label: name, count = 0 }) => (
          <li key={href}>
            <Link className={css.place} href={href} aria-current={href === current ? 'page' : undefined}>
              {name}
              {count > 0 && <span className={css.count}>{formatCount(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
