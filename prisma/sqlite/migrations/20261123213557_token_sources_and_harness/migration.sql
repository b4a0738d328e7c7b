-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "hostId" TEXT NOT NULL,
    "promptSetId" TEXT NOT NULL,
    "experimentId" TEXT,
    "parametersJson" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "plannedSamples" INTEGER NOT NULL,
    "planJson" TEXT,
    "environmentJson" TEXT,
    "harnessJson" TEXT NOT NULL DEFAULT '[]',
    "createdEpochMs" REAL NOT NULL,
    CONSTRAINT "Run_id_fkey" FOREIGN KEY ("id") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Run_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Run_promptSetId_fkey" FOREIGN KEY ("promptSetId") REFERENCES "PromptSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Run_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Run" ("createdEpochMs", "environmentJson", "experimentId", "hostId", "id", "kind", "name", "parametersJson", "planJson", "plannedSamples", "promptSetId", "seed") SELECT "createdEpochMs", "environmentJson", "experimentId", "hostId", "id", "kind", "name", "parametersJson", "planJson", "plannedSamples", "promptSetId", "seed" FROM "Run";
DROP TABLE "Run";
ALTER TABLE "new_Run" RENAME TO "Run";
CREATE INDEX "Run_createdEpochMs_id_idx" ON "Run"("createdEpochMs", "id");
CREATE INDEX "Run_kind_createdEpochMs_idx" ON "Run"("kind", "createdEpochMs");
CREATE INDEX "Run_hostId_createdEpochMs_idx" ON "Run"("hostId", "createdEpochMs");
CREATE INDEX "Run_promptSetId_idx" ON "Run"("promptSetId");
CREATE INDEX "Run_experimentId_idx" ON "Run"("experimentId");
CREATE TABLE "new_Sample" (
    "runId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "targetId" TEXT NOT NULL,
    "promptIndex" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "block" INTEGER NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "phase" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "errorClass" TEXT,
    "errorMessage" TEXT,
    "startedEpochMs" REAL NOT NULL,
    "queueMs" REAL NOT NULL,
    "prepMs" REAL NOT NULL,
    "loadMs" REAL,
    "connectMs" REAL,
    "sendMs" REAL,
    "headersMs" REAL,
    "ttftMs" REAL,
    "ttftVisibleMs" REAL,
    "tailMs" REAL,
    "serviceMs" REAL NOT NULL,
    "totalMs" REAL NOT NULL,
    "gapsMs" BLOB NOT NULL,
    "chunkCount" INTEGER NOT NULL,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "choiceEventCount" INTEGER NOT NULL DEFAULT 0,
    "firstChoiceMs" REAL,
    "lastChoiceMs" REAL,
    "promptTokens" INTEGER,
    "completionTokens" INTEGER,
    "tokenSource" TEXT NOT NULL,
    "usageCompletionTokens" INTEGER,
    "tokenizerCompletionTokens" INTEGER,
    "estimatedCompletionTokens" INTEGER NOT NULL DEFAULT 0,
    "reasoningTokens" INTEGER,
    "cachedPromptTokens" INTEGER,
    "firstChunkTokens" INTEGER,
    "reasoningCharacters" INTEGER NOT NULL DEFAULT 0,
    "flags" TEXT NOT NULL DEFAULT '',
    "retriesJson" TEXT,
    "maxTokens" INTEGER NOT NULL,
    "finishReason" TEXT,
    "text" TEXT NOT NULL,
    "characterCount" INTEGER NOT NULL,

    PRIMARY KEY ("runId", "ordinal"),
    CONSTRAINT "Sample_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Sample" ("characterCount", "chunkCount", "completionTokens", "connectMs", "errorClass", "errorMessage", "finishReason", "gapsMs", "headersMs", "loadMs", "maxTokens", "ordinal", "outcome", "phase", "prepMs", "promptIndex", "promptTokens", "queueMs", "round", "runId", "sendMs", "serviceMs", "startedEpochMs", "tailMs", "targetId", "text", "tokenSource", "totalMs", "ttftMs", "ttftVisibleMs") SELECT "characterCount", "chunkCount", "completionTokens", "connectMs", "errorClass", "errorMessage", "finishReason", "gapsMs", "headersMs", "loadMs", "maxTokens", "ordinal", "outcome", "phase", "prepMs", "promptIndex", "promptTokens", "queueMs", "round", "runId", "sendMs", "serviceMs", "startedEpochMs", "tailMs", "targetId", "text", "tokenSource", "totalMs", "ttftMs", "ttftVisibleMs" FROM "Sample";
DROP TABLE "Sample";
ALTER TABLE "new_Sample" RENAME TO "Sample";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
