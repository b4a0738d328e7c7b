'use client';

import { FlaskConical, LayoutDashboard, ListChecks, Scale, Server } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { translator } from '../../messages/translator.ts';
import { classNames } from '../ui/class-names.ts';

const t = translator('common');

const PLACES = [
  { href: '/', icon: LayoutDashboard, label: t('navOverview') },
  { href: '/runs', icon: FlaskConical, label: t('navRuns') },
  { href: '/compare', icon: Scale, label: t('navCompare') },
  { href: '/hosts', icon: Server, label: t('navHosts') },
  { href: '/prompt-sets', icon: ListChecks, label: t('navPromptSets') },
];

function isWithin(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

/** `rail` stands at the side of wide screens, `bar` at the bottom of narrow ones. */
export function MainNavigation({ form }: { form: 'rail' | 'bar' }) {
  const pathname = usePathname();
  return (
    <nav aria-label={t('mainNavigation')}>
      <ul className={form === 'rail' ? 'space-y-0.5' : 'grid grid-cols-5'}>
        {PLACES.map(({ href, icon: Icon, label }) => {
          const here = isWithin(pathname, href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? 'page' : undefined}
                className={classNames(
                  form === 'rail'
                    ? 'flex items-center gap-3 rounded-lg px-3 py-2 text-sm'
                    : 'flex flex-col items-center gap-1 pt-2 pb-2.5 text-[0.6875rem] whitespace-nowrap',
                  'font-medium transition-colors',
                  here ? 'text-accent-strong' : 'text-muted hover:text-ink',
                  form === 'rail' && (here ? 'bg-accent-soft' : 'hover:bg-sunken'),
                )}
              >
                <Icon aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
