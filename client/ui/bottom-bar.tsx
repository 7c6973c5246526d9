import { Link, useLocation } from 'wouter';
import css from './bottom-bar.module.css';
import { formatCount } from './format.ts';
import { currentHref, type NavItem } from './nav-item.ts';

export interface BottomBarProps {
  /** Names the navigation for a screen reader. */
  label: string;
  /** Four at most: a thumb is wide. */
  items: readonly NavItem[];
}

export function BottomBar({ label, items }: BottomBarProps) {
  const [location] = useLocation();
  const current = currentHref(items, location);
  return (
    <nav className={css.bar} aria-label={label}>
      <ul className={css.places}>
        {items.map(({ href, label: words, icon, count = 0 }) => (
          <li key={href} className={css.place}>
            <Link className={css.link} href={href} aria-current={href === current ? 'page' : undefined}>
              <span className={css.icon}>
                {icon}
                {count > 0 && <span className={css.count}>{formatCount(count)}</span>}
              </span>
              <span>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
