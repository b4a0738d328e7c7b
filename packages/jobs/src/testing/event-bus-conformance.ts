import type { BusEvent } from '@mizani/core/event/bus-event';
import type { EventBus } from '@mizani/core/event/event-bus';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

export type EventBusHarness = {
  /** Three buses of one installation, each with connections of its own, as in three processes. */
  buses: [EventBus, EventBus, EventBus];
  dispose(): Promise<void>;
};

const PATIENCE = { timeout: 10_000, interval: 5 };

/** An event of its own for each number, with characters of all lengths. */
export function eventNumber(number: number): BusEvent {
  return { kind: 'job-queued', hostId: 'host_ä漢🦉', jobId: `job_${number}` };
}

/** Registers the tests that every `EventBus` must pass. */
export function describeEventBus(name: string, makeHarness: () => Promise<EventBusHarness>): void {
  describe(name, { timeout: 30_000 }, () => {
    let harness: EventBusHarness;
    let heard: BusEvent[][];

    beforeEach(async () => {
      harness = await makeHarness();
      heard = harness.buses.map((bus) => {
        const events: BusEvent[] = [];
        bus.subscribe((event) => events.push(event));
        return events;
      });
    });
    afterEach(() => harness.dispose());

    const allHear = (events: BusEvent[]) =>
      expect.poll(() => heard, PATIENCE).toEqual([events, events, events]);

    it.each([0, 1, 2] as const)('carries an event of bus %i to all, once', async (publisher) => {
      await harness.buses[publisher].publish(eventNumber(1));
      await allHear([eventNumber(1)]);
      await harness.buses[publisher].publish(eventNumber(2));
      await allHear([eventNumber(1), eventNumber(2)]);
    });

    it('keeps the order of one publisher', async () => {
      const events = Array.from({ length: 200 }, (_, index) => eventNumber(index));
      for (const event of events) void harness.buses[1].publish(event);
      await allHear(events);
    });

    it.each<BusEvent>([
      { kind: 'job-queued', hostId: 'h', jobId: 'j' },
      { kind: 'job-cancel-requested', hostId: 'h', jobId: 'j' },
      { kind: 'run-state', runId: 'r', status: 'running' },
      { kind: 'run-progress', runId: 'r', recordedSamples: 1, plannedSamples: 2, activity: null },
      { kind: 'host-changed', hostId: 'h' },
    ])('carries $kind unchanged', async (event) => {
      await harness.buses[0].publish(event);
      await allHear([event]);
    });

    it('lets no listener disturb the others', async () => {
      harness.buses[0].subscribe(() => {
        throw new Error('a listener that fails');
      });
      const later: BusEvent[] = [];
      harness.buses[0].subscribe((event) => later.push(event));
      await harness.buses[0].publish(eventNumber(1));
      await harness.buses[1].publish(eventNumber(2));
      await expect.poll(() => later, PATIENCE).toEqual([eventNumber(1), eventNumber(2)]);
    });

    it('tells nothing to a listener that has unsubscribed', async () => {
      const deaf: BusEvent[] = [];
      const unsubscribe = harness.buses[2].subscribe((event) => deaf.push(event));
      unsubscribe();
      unsubscribe();
      await harness.buses[0].publish(eventNumber(1));
      await allHear([eventNumber(1)]);
      expect(deaf).toEqual([]);
    });

    it('tells a function that has subscribed twice twice, until each subscription ends', async () => {
      const events: BusEvent[] = [];
      const listener = (event: BusEvent) => events.push(event);
      const first = harness.buses[0].subscribe(listener);
      harness.buses[0].subscribe(listener);
      await harness.buses[0].publish(eventNumber(1));
      first();
      await harness.buses[0].publish(eventNumber(2));
      expect(events).toEqual([eventNumber(1), eventNumber(1), eventNumber(2)]);
    });

    it('drops events quietly once it is closed', async () => {
      await harness.buses[1].close();
      await harness.buses[1].close();
      await harness.buses[1].publish(eventNumber(1));
      await harness.buses[2].publish(eventNumber(2));
      await expect.poll(() => heard[0], PATIENCE).toContainEqual(eventNumber(2));
      expect(heard[1]).toEqual([]);
    });
  });
}
