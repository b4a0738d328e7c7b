import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-subtle hover:bg-sunken',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'border border-critical/40 bg-surface text-critical hover:bg-critical-soft',
};

const SIZES: Record<ButtonSize, string> = {
  small: 'h-8 gap-1.5 px-3 text-sm',
  medium: 'h-10 gap-2 px-4 text-sm',
  large: 'h-12 gap-2.5 px-5 text-base',
};

type Appearance = { look?: ButtonLook; size?: ButtonSize; icon?: ReactNode };

function buttonClass({ look = 'secondary', size = 'medium' }: Appearance, extra?: string): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center rounded-lg font-medium whitespace-nowrap transition-colors',
    // The attribute itself: controls that only wait for the page's script must not flicker.
    '[&[disabled]]:cursor-not-allowed [&[disabled]]:opacity-55',
    LOOKS[look],
    SIZES[size],
    extra,
  );
}

/** `pending` keeps the button in place, announces that it is busy and ignores further clicks. */
export function Button({
  look,
  size,
  icon,
  pending = false,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Appearance & { pending?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      disabled={pending || rest.disabled}
      className={buttonClass({ ...(look && { look }), ...(size && { size }) }, className)}
    >
      {icon}
      {children}
    </button>
  );
}

export function ButtonLink({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Appearance) {
  return (
    <Link
      {...rest}
      className={buttonClass(
        { ...(look && { look }), ...(size && { size }) },
        typeof className === 'string' ? className : undefined,
      )}
    >
      {icon}
      {children}
    </Link>
  );
}

/** For files the browser downloads: no client-side navigation. */
export function DownloadLink({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & Appearance) {
  return (
    <a
      {...rest}
      className={buttonClass({ ...(look && { look }), ...(size && { size }) }, className)}
    >
      {icon}
      {children}
    </a>
  );
}
