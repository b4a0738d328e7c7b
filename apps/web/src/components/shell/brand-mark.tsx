import Link from 'next/link';
import { translator } from '../../messages/translator.ts';

const t = translator('common');

/** The scales and the name; leads to the overview. */
export function BrandMark() {
  return (
    <Link href="/" className="inline-flex items-center gap-2.5 rounded-md">
      <svg
        aria-hidden="true"
        viewBox="0 0 28 28"
        className="size-7 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M14 4.5v19M9.5 23.5h9M5.5 10.5l17-3" />
        <path
          d="M1.7 16.3 5.5 10.5l3.8 5.8a3.8 3.8 0 0 1-7.6 0ZM18.7 13.3l3.8-5.8 3.8 5.8a3.8 3.8 0 0 1-7.6 0Z"
          fill="currentColor"
          fillOpacity="0.16"
        />
      </svg>
      <span className="text-lg font-semibold tracking-tight">{t('productName')}</span>
    </Link>
  );
}
