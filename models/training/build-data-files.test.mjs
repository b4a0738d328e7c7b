import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataFiles } from './build-data-files.mjs';
import { createEncoder } from './tokenizer/encode-bpe.mjs';
import { mergePair, trainBpe } from './tokenizer/train-bpe.mjs';

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const hash = (content) => createHash('sha256').update(content).digest('hex');

describe('buildDataFiles', () => {
  let files;

  beforeAll(() => {
    files = buildDataFiles(24_000, 2_048).files;
  }, 60_000);

  it.each(['nano', 'small'])('rebuilds the tokenizer of %s byte for byte', async (model) => {
    for (const name of ['tokenizer.json', 'tokenizer_config.json']) {
      expect(files[name]).toBe(await read(`../${model}/${name}`));
    }
  });

  it('rebuilds the tokens and masks that the published models were trained on', () => {
    const names = ['train.bin', 'train.mask', 'val.bin', 'val.mask', 'eval.json'];
    expect(names.map((name) => hash(files[name]))).toEqual([
      '201002de352fb37871387492f8f8c8cdf7d202489fb2d2c61dcb0e7997ba5f1b',
      'a443b14efbde1d7fbd2b2bd9cd5633c0137028bfb0183a929003c546b325ee70',
      '8d7ba8d3864aa63eefeb4749acd66ab9da3c3e324ceb1026c79f40a5501b80b9',
      'd4092edcf1f05484aff015819c3bd1163c3c2422552388d013310794eb87d56c',
      '9e60e5c73f9a353a2b9793bc2e227b2264bb007cfcd5c09affd1c6377e6ed76d',
    ]);
  });

  it('contains the published questions as every second one of its evaluation', async () => {
    const published = JSON.parse(await read('eval.json'));
    expect(JSON.parse(files['eval.json']).filter((_, i) => i % 2 === 0)).toEqual(published);
  });
});

describe('trainBpe', () => {
  it('merges the most frequent pair first, and of equal ones the first in order', () => {
    const { merges } = trainBpe(['abab cdcd abab cdcd zz'], 268);
    expect(merges.slice(0, 2)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('yields a vocabulary that spells any text back', () => {
    const tokenizer = trainBpe(['some text, some more text'], 280);
    const names = [...tokenizer.vocabulary.keys()];
    const text = 'more 42 text: äöü 日本';
    const spelled = createEncoder(tokenizer)(text)
      .map((id) => names[id])
      .join('');
    // One character of the vocabulary stands for one byte of the text.
    expect([...spelled]).toHaveLength(Buffer.byteLength(text));
  });
});

describe('mergePair', () => {
  it('takes overlapping pairs from the left', () => {
    expect(mergePair(['a', 'a', 'a'], 'a', 'a')).toEqual(['aa', 'a']);
  });
});
