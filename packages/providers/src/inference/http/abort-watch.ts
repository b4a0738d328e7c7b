/** Something in flight that ends when its signal is aborted. */
export interface Abortable {
  abort(): void;
}

export type AbortWatch = {
  add(signal: AbortSignal, call: Abortable): void;
  remove(signal: AbortSignal, call: Abortable): void;
};

/** An array and no `Set`: the tables that a set outgrows keep dead calls alive for the garbage collector to copy. */
type Watched = { calls: Abortable[]; listener: () => void };

/**
 * Listens once to each signal, however many calls share it: an `EventTarget` looks through all its listeners for every
 * one that is added or removed, and warns above ten. The signal that was used last stays listened to, because calls
 * made one after the other mostly share it.
 */
export function openAbortWatch(): AbortWatch {
  const watched = new Map<AbortSignal, Watched>();
  let idle: AbortSignal | null = null;

  const watch = (signal: AbortSignal): Watched => {
    const calls: Abortable[] = [];
    const listener = () => {
      for (const call of [...calls]) call.abort();
    };
    signal.addEventListener('abort', listener);
    const entry = { calls, listener };
    watched.set(signal, entry);
    return entry;
  };
  const forget = (signal: AbortSignal) => {
    const entry = watched.get(signal);
    if (!entry || entry.calls.length > 0) return;
    watched.delete(signal);
    signal.removeEventListener('abort', entry.listener);
  };
  return {
    add(signal, call) {
      (watched.get(signal) ?? watch(signal)).calls.push(call);
    },
    remove(signal, call) {
      const calls = watched.get(signal)?.calls;
      const index = calls?.indexOf(call) ?? -1;
      if (!calls || index === -1) return;
      const last = calls.pop();
      if (last && last !== call) calls[index] = last;
      if (calls.length > 0) return;
      if (idle && idle !== signal) forget(idle);
      idle = signal;
    },
  };
}
