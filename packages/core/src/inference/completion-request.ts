import { z } from 'zod';

export const chatMessageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** One request to a model. `maxTokens` is always sent: servers cut silently at defaults of their own. */
export type CompletionRequest = {
  /** The exact id the server knows, never an alias. */
  model: string;
  messages: readonly ChatMessage[];
  maxTokens: number;
  temperature: number;
  topP?: number;
  seed?: number;
};
