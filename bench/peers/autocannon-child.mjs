import { answerParent } from '../measure/answer-parent.mjs';

answerParent({
  /** Fires with autocannon, from this process; latencies are whole milliseconds, as it reports them. */
  async fire({ file, ...options }) {
    const { default: autocannon } = await import(file);
    const before = process.cpuUsage();
    const result = await autocannon(options);
    const { user, system } = process.cpuUsage(before);
    if (result.non2xx > 0 || result.errors > 0) throw new Error('autocannon met errors.');
    return {
      requests: result.requests.total,
      p50Ms: result.latency.p50,
      p99Ms: result.latency.p99,
      cpuSeconds: (user + system) / 1e6,
      wallMs: result.duration * 1_000,
    };
  },
});
