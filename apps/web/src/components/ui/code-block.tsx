import { CopyButton } from './copy-button.tsx';

/** A command to be run somewhere else, exactly as it has to be typed. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className="flex items-start gap-1 rounded-lg border border-line bg-sunken py-1 pr-1 pl-3">
      <pre className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-xs leading-5 text-ink">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} what={what} />
    </div>
  );
}
