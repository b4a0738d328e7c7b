import type { Transformers } from '../runtime/load-transformers.ts';
import type { ModelFolder, ModelWeights } from './model-folder.ts';
import { readTokenBytes } from './token-bytes.ts';

export type ChatTurn = { role: 'system' | 'user' | 'assistant'; content: string };

/** One answer in the making: remembers what the model has read so far. */
export interface Decoder {
  /**
   * Lets the model read more tokens and returns the logits (one per vocabulary entry) of the token after them.
   * The array is valid until the next call.
   */
  read(tokenIds: readonly number[]): Promise<Float32Array>;
}

/** A model in memory, with its tokenizer. */
export interface LanguageModel {
  /** Tokens that end an answer. */
  readonly endTokenIds: ReadonlySet<number>;
  /** The token ids of a conversation in the model's chat template, up to where the answer starts. */
  encodeChat(turns: readonly ChatTurn[]): number[];
  /** The text of tokens; special tokens have none. Incomplete UTF-8 becomes U+FFFD. */
  decode(tokenIds: readonly number[]): string;
  /** One token as a report shows it: special tokens by their name, and the bytes it stands for. */
  describeToken(tokenId: number): { token: string; bytes: number[] };
  startDecoder(): Decoder;
  /** Frees the memory of the weights. The model must not be used afterwards. */
  dispose(): Promise<void>;
}

/**
 * Below this size of the weights one thread computes. More threads wait for each other in a busy loop: on two cores
 * they gained a seventh while the machine was idle, and lost about half while it was busy.
 */
const SINGLE_THREAD_BYTES = 64 * 1024 * 1024;

/** Reads a model from its folder. Throws with the library's message when a file is missing or broken. */
export async function loadLanguageModel(
  transformers: Transformers,
  folder: ModelFolder & { weights: ModelWeights },
): Promise<LanguageModel> {
  const { AutoTokenizer, AutoModelForCausalLM, Tensor } = transformers;
  const tokenizer = await AutoTokenizer.from_pretrained(folder.directory, {
    local_files_only: true,
  });
  const model = await AutoModelForCausalLM.from_pretrained(folder.directory, {
    local_files_only: true,
    dtype: folder.weights.dtype,
    device: 'cpu',
    use_external_data_format: folder.weights.externalFileCount,
    session_options: folder.weights.sizeBytes < SINGLE_THREAD_BYTES ? { intraOpNumThreads: 1 } : {},
  });
  const tokenNames = new Map([...tokenizer.get_vocab()].map(([name, id]) => [id, name]));

  const decode = (tokenIds: readonly number[], skipSpecialTokens: boolean): string =>
    tokenIds.length === 0
      ? ''
      : tokenizer.decode([...tokenIds], {
          skip_special_tokens: skipSpecialTokens,
          // Cleaning changes text that has been sent already.
          clean_up_tokenization_spaces: false,
        });
  const int64 = (values: BigInt64Array, dims: number[]) => new Tensor('int64', values, dims);

  return {
    endTokenIds: new Set(
      [model.generation_config?.eos_token_id, tokenizer.eos_token_id]
        .flat()
        .filter((id) => typeof id === 'number'),
    ),
    encodeChat: (turns) =>
      tokenizer.apply_chat_template([...turns], {
        add_generation_prompt: true,
        tokenize: true,
        return_tensor: false,
        return_dict: false,
      }),
    decode: (tokenIds) => decode(tokenIds, true),
    describeToken: (tokenId) => {
      const token = decode([tokenId], false);
      return { token, bytes: readTokenBytes(token, tokenNames.get(tokenId) ?? token) };
    },
    startDecoder: () => {
      let readCount = 0;
      let cache: Record<string, unknown> | null = null;
      return {
        async read(tokenIds) {
          readCount += tokenIds.length;
          const output: Record<string, InstanceType<typeof Tensor>> = await model({
            input_ids: int64(BigInt64Array.from(tokenIds, BigInt), [1, tokenIds.length]),
            attention_mask: int64(new BigInt64Array(readCount).fill(1n), [1, readCount]),
            past_key_values: cache,
            // Taken by models that can skip the logits of all but the last position.
            num_logits_to_keep: int64(BigInt64Array.of(1n), []),
          });
          cache = keepCache(output);
          return lastLogits(output.logits);
        },
      };
    },
    dispose: async () => {
      await model.dispose();
    },
  };
}

/** Renames the cache outputs (`present.0.key`, `present_conv.0`) to the inputs of the next step. */
function keepCache(output: Record<string, unknown>): Record<string, unknown> {
  const cache: Record<string, unknown> = {};
  for (const [name, tensor] of Object.entries(output)) {
    if (!name.startsWith('present')) continue;
    cache[name.replace(/^present_/, 'past_').replace(/^present\./, 'past_key_values.')] = tensor;
  }
  return cache;
}

type LogitsTensor = InstanceType<Transformers['Tensor']>;

function lastLogits(tensor: LogitsTensor | undefined): Float32Array {
  const logits = tensor?.type === 'float32' ? tensor : tensor?.to('float32');
  const vocabularySize = logits?.dims.at(-1);
  if (!(logits?.data instanceof Float32Array) || !vocabularySize) {
    throw new Error('The model returned no logits: it is not a causal language model.');
  }
  return logits.data.subarray(-vocabularySize);
}
