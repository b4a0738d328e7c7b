import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSentences } from './count-sentences.ts';

describe('countSentences', () => {
  it.each([
    [0, ''],
    [0, ' \n…\n'],
    [1, 'Paris'],
    [1, 'Retrieval augmented generation adds documents to the prompt.'],
    [
      2,
      'Retrieval Augmented Generation (RAG) combines a retriever with a language model, so answers are grounded in documents. It reduces hallucinations, e.g. Paris is looked up and not guessed.',
    ],
    [2, 'It was 2.5 times faster. That is approx. 40 ms per token!'],
    [1, 'Dr. Smith and Prof. Lee compare e.g. Phi vs. Qwen, i.e. Two small models.'],
    [2, 'It supports CPUs, GPUs, etc. Nothing leaves the device.'],
    [3, 'Is it slower? No. It is faster.'],
    [1, 'See No. 5 and Fig. 3 for the numbers.'],
    [2, 'RAG retrieves documents first.\nThen the model writes\nan answer from them.'],
    [2, '**RAG** looks things up. It *then* answers.'],
    [2, '## Summary\n\nRAG looks things up. It then answers.'],
    [2, '**Summary**\nRAG looks things up. It then answers.'],
    [2, 'Here is a summary in two sentences:\n\nRAG looks things up. It then answers.'],
    [2, '1. RAG looks things up.\n2. It then answers.'],
    [2, '- RAG looks things up\n- It then answers'],
    [3, 'Sure! RAG looks things up. It then answers.'],
    [2, 'He said "It works." Then he left.'],
    [1, 'The model (phi-4-mini, v1.2.3) runs at 127.0.0.1 on port 5273.'],
  ])('finds %i in %j', (count, answer) => {
    expect(countSentences(answer)).toBe(count);
  });

  it('counts any text without failing, and white space around it does not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const count = countSentences(text);
        expect(Number.isInteger(count) && count >= 0).toBe(true);
        expect(countSentences(`\n\n${text}\n\n`)).toBe(count);
      }),
    );
  });
});
