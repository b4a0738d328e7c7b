'use client';

import { type ReactNode, type SyntheticEvent, useId, useRef } from 'react';
import { classNames } from './class-names.ts';

const MARGIN_PX = 12;
const GAP_PX = 6;
const HOVER_DELAY_MS = 180;

/** Below the trigger when there is room, else above, else beside it; never outside the window. */
function placeNextTo(trigger: HTMLElement, panel: HTMLElement): void {
  const anchor = trigger.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const rightmost = document.documentElement.clientWidth - width - MARGIN_PX;
  const lowest = window.innerHeight - height - MARGIN_PX;
  const below = anchor.bottom + GAP_PX;
  const above = anchor.top - height - GAP_PX;
  let left = anchor.left;
  let top = below;
  if (below > lowest && above >= MARGIN_PX) top = above;
  else if (below > lowest) {
    top = lowest;
    const right = anchor.right + GAP_PX;
    left = right <= rightmost ? right : anchor.left - width - GAP_PX;
  }
  panel.style.left = `${Math.max(MARGIN_PX, Math.min(left, rightmost))}px`;
  panel.style.top = `${Math.max(MARGIN_PX, top)}px`;
}

/**
 * A number that answers "how do you know?": on hover, on click, and by keyboard.
 * A click keeps the answer open until Escape or a click elsewhere.
 */
export function Explain({
  label,
  trigger,
  children,
  className,
}: {
  /** Accessible name of the answer. */
  label: string;
  trigger: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const pinned = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const place = (event: SyntheticEvent<HTMLDivElement>) => {
    if (button.current && event.currentTarget.matches(':popover-open')) {
      placeNextTo(button.current, event.currentTarget);
    } else {
      pinned.current = false;
    }
  };
  const after = (action: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, HOVER_DELAY_MS);
  };
  const enter = () => after(() => panel.current?.showPopover());
  const leave = () => after(() => pinned.current || panel.current?.hidePopover());

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        popoverTargetAction="show"
        onClick={() => {
          // What the pointer was about to do by resting here must not undo what comes next, such as Escape.
          clearTimeout(timer.current);
          pinned.current = true;
        }}
        onPointerEnter={(event) => event.pointerType === 'mouse' && enter()}
        onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
        className={classNames(
          'border-b border-dotted border-line-strong hover:border-solid hover:border-accent',
          className,
        )}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={place}
        onPointerEnter={() => clearTimeout(timer.current)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
        className="fixed inset-auto m-0 w-[min(22rem,calc(100vw-1.5rem))] rounded-xl border border-line-strong bg-surface p-4 text-left text-sm font-normal tracking-normal normal-nums whitespace-normal text-ink shadow-raised"
      >
        {children}
      </div>
    </>
  );
}
