import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import css from './desk-frame.module.css';
import { formatCount } from './format.ts';
import { kitWords } from './kit.words.ts';
import { currentHref, type NavItem } from './nav-item.ts';
import { useWords } from './words.ts';

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}

export interface DeskFrameProps {
  /** Names the navigation for a screen reader. */
  navLabel: string;
  groups: readonly NavGroup[];
  /** At the head of the rail: the office whose work this is. */
  brand?: ReactNode;
  /** At the foot of the rail: who is signed in, language, sign out. */
  foot?: ReactNode;
  /** The DeskPage of the route. */
  children: ReactNode;
}

/** The rail stands once around all pages of the desk, so that it keeps its place while pages change. */
export function DeskFrame({ navLabel, groups, brand, foot, children }: DeskFrameProps) {
  const words = useWords(kitWords);
  const [location] = useLocation();
  const current = currentHref(
    groups.flatMap((group) => group.items),
    location,
  );
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#desk-content">
        {words.skip}
      </a>
      <div className={css.rail}>
        <div className={css.brand}>
          <span className={css.product}>{words.product}</span>
          {brand !== undefined && <span className={css.office}>{brand}</span>}
        </div>
        <nav className={css.nav} aria-label={navLabel}>
          {groups.map((group, index) => (
            <div key={group.title ?? index} className={css.group}>
              {group.title !== undefined && <p className={css.groupTitle}>{group.title}</p>}
              <ul className={css.places}>
                {group.items.map((item) => (
                  <Place key={item.href} item={item} current={item.href === current} />
                ))}
              </ul>
            </div>
          ))}
        </nav>
        {foot !== undefined && <div className={css.foot}>{foot}</div>}
      </div>
      <div className={css.page} id="desk-content" tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}

function Place({ item, current }: { item: NavItem; current: boolean }) {
  const { href, label, icon, count = 0 } = item;
  return (
    <li>
      <Link className={css.place} href={href} aria-current={current ? 'page' : undefined}>
        {icon}
        <span className={css.label}>{label}</span>
        {count > 0 && <span className={css.count}>{formatCount(count)}</span>}
      </Link>
    </li>
  );
}
