import { textsOf } from './corpus/conversations.mjs';
import { writeCorpus } from './corpus/write-corpus.mjs';
import { createEncoder } from './tokenizer/encode-bpe.mjs';
import { encodeConversation } from './tokenizer/encode-conversation.mjs';
import { describeTokenizer, describeTokenizerConfig } from './tokenizer/tokenizer-files.mjs';
import { trainBpe } from './tokenizer/train-bpe.mjs';

/** Half of the conversations teach the tokenizer all it can learn from them. */
const TOKENIZER_CONVERSATIONS = 12_000;

/**
 * The content of every data file, byte for byte the same for the same arguments:
 * token ids as 16-bit numbers (`.bin`), answer masks as bytes (`.mask`), the evaluation and the tokenizer.
 */
export function buildDataFiles(conversationCount, vocabularySize) {
  const { training, validation, evaluation } = writeCorpus(conversationCount);
  const tokenizer = trainBpe(
    training.slice(0, TOKENIZER_CONVERSATIONS).flatMap(textsOf),
    vocabularySize,
  );
  const encode = createEncoder(tokenizer);
  const train = encodeAll(training, encode);
  const val = encodeAll(validation, encode);
  return {
    files: {
      'train.bin': train.ids,
      'train.mask': train.mask,
      'val.bin': val.ids,
      'val.mask': val.mask,
      'eval.json': JSON.stringify(evaluation),
      'tokenizer.json': JSON.stringify(describeTokenizer(tokenizer)),
      'tokenizer_config.json': JSON.stringify(describeTokenizerConfig(), null, 1),
    },
    summary: {
      'training conversations': training.length,
      'training tokens': train.mask.length,
      'validation conversations': validation.length,
      'validation tokens': val.mask.length,
      'evaluation questions': evaluation.length,
      'vocabulary size': tokenizer.vocabulary.size,
    },
  };
}

function encodeAll(conversations, encode) {
  const encoded = conversations.map((conversation) => encodeConversation(conversation, encode));
  const ids = Uint16Array.from(encoded.flatMap((conversation) => conversation.ids));
  return {
    ids: Buffer.from(ids.buffer),
    mask: Buffer.from(encoded.flatMap((conversation) => conversation.mask)),
  };
}
