-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "harnessJson" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Sample" ADD COLUMN     "block" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cachedPromptTokens" INTEGER,
ADD COLUMN     "choiceEventCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "estimatedCompletionTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "eventCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "firstChoiceMs" DOUBLE PRECISION,
ADD COLUMN     "firstChunkTokens" INTEGER,
ADD COLUMN     "flags" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lastChoiceMs" DOUBLE PRECISION,
ADD COLUMN     "reasoningCharacters" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reasoningTokens" INTEGER,
ADD COLUMN     "retriesJson" TEXT,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tokenizerCompletionTokens" INTEGER,
ADD COLUMN     "usageCompletionTokens" INTEGER;

-- Samples that are here already were written when one count of tokens was kept. What follows from it is filled in;
-- what was never seen stays null. Of events there were at least as many as chunks with text.
UPDATE "Sample" SET
    "eventCount" = "chunkCount",
    "choiceEventCount" = "chunkCount",
    "usageCompletionTokens" = CASE WHEN "tokenSource" = 'usage' THEN "completionTokens" END,
    "estimatedCompletionTokens" = CASE WHEN "tokenSource" = 'estimate' THEN COALESCE("completionTokens", 0)
        ELSE ("characterCount" + 3) / 4 END;

-- A server's count beyond the cap that it was given was believed then and is not now.
UPDATE "Sample" SET
    "flags" = 'usage-over-cap',
    "tokenSource" = 'estimate',
    "completionTokens" = "estimatedCompletionTokens"
WHERE "tokenSource" = 'usage' AND "completionTokens" > "maxTokens";
