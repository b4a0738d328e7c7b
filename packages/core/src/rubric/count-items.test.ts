import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countItems } from './count-items.ts';

const numbered = `Sure! Here are 5 creative IoT edge AI ideas:

1. **Smart beehive**: listens to the hive and warns of swarming.
   - Needs a microphone
   - Runs 24 hours on 2.5 W
2. **Leak finder**: hears leaks in pipes.
3. **Shelf watcher**: counts stock.
4. **Fall alarm**: sees falls without sending video.
5. **Tool wear**: feels vibration.

These ideas all keep data on the device.`;

const bulleted = `Benefits of local inference:
* Privacy: data stays on the device
* Latency: no network round trip
* Cost: no fee per token`;

describe('countItems', () => {
  it.each([
    [0, ''],
    [5, numbered],
    [5, numbered.replaceAll('\n', '\r\n')],
    [3, bulleted],
    [3, bulleted.replaceAll('* ', '• ')],
    [3, '1) One\n2) Two\n3) Three'],
    [3, '**1. One**\nText.\n**2. Two**\nText.\n**3. Three**\nText.'],
    [2, '### 1. One\nText.\n\n### 2. Two\nText.'],
    [2, '1\ufe0f\u20e3 One\n2\ufe0f\u20e3 Two'],
    [3, 'Privacy\nSpeed\nCost'],
    [3, 'Here are three:\n\nPrivacy\n\nSpeed\n\nCost'],
    [3, 'Benefits: 1. Privacy 2. Speed 3. Cost'],
    [4, ' 1. a\n2. b\n 3. c\n4. d'],
    [2, '1. a\n    1. detail\n    2. detail\n2. b'],
    [1, 'Only one line, with 2.5 numbers.'],
    [1, '1. Alone'],
    [2, '- one\n---\n- two'],
  ])('finds %i in %j', (count, answer) => {
    expect(countItems(answer)).toBe(count);
  });

  it('finds as many items as were listed, in whatever style', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z]{1,12}( [a-z]{1,12}){0,4}$/), {
      minLength: 1,
      maxLength: 20,
    });
    const styles = fc.constantFrom(
      (item: string, index: number) => `${index + 1}. ${item}`,
      (item: string, index: number) => `${index + 1}) ${item}`,
      (item: string) => `- ${item}`,
      (item: string) => item,
    );
    fc.assert(
      fc.property(words, styles, fc.constantFrom('\n', '\n\n'), (items, style, separator) => {
        expect(countItems(items.map(style).join(separator))).toBe(items.length);
      }),
    );
  });
});
