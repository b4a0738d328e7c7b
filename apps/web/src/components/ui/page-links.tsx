import { ButtonLink } from './button.tsx';

type PageLink = { label: string; href: string } | null;

/** Where one is in a long list, and the way back and on. */
export function PageLinks({
  range,
  previous,
  next,
}: {
  range?: string;
  previous: PageLink;
  next: PageLink;
}) {
  if (previous === null && next === null && range === undefined) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <span>{range}</span>
      <span className="flex gap-2">
        {previous && (
          <ButtonLink href={previous.href} size="small" scroll={false} rel="prev">
            {previous.label}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={next.href} size="small" scroll={false} rel="next">
            {next.label}
          </ButtonLink>
        )}
      </span>
    </div>
  );
}
