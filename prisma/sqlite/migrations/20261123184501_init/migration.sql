-- CreateTable
CREATE TABLE "Experiment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "definitionJson" TEXT NOT NULL,
    "createdEpochMs" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Host" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "fingerprintJson" TEXT NOT NULL,
    "fingerprintHash" TEXT NOT NULL,
    "workerVersion" TEXT NOT NULL,
    "lastSeenEpochMs" REAL NOT NULL,
    "createdEpochMs" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hostId" TEXT NOT NULL,
    "payloadJson" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "maxAttempts" INTEGER NOT NULL,
    "notBeforeEpochMs" REAL NOT NULL,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "leaseOwner" TEXT,
    "leaseExpiresEpochMs" REAL,
    "error" TEXT,
    "createdEpochMs" REAL NOT NULL,
    "startedEpochMs" REAL,
    "finishedEpochMs" REAL
);

-- CreateTable
CREATE TABLE "PromptSet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "nameKey" TEXT NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "builtIn" BOOLEAN NOT NULL,
    "promptCount" INTEGER NOT NULL,
    "createdEpochMs" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Prompt" (
    "promptSetId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "contentJson" TEXT NOT NULL,

    PRIMARY KEY ("promptSetId", "position"),
    CONSTRAINT "Prompt_promptSetId_fkey" FOREIGN KEY ("promptSetId") REFERENCES "PromptSet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
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
    "createdEpochMs" REAL NOT NULL,
    CONSTRAINT "Run_id_fkey" FOREIGN KEY ("id") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Run_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Run_promptSetId_fkey" FOREIGN KEY ("promptSetId") REFERENCES "PromptSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Run_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunTarget" (
    "runId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "targetId" TEXT NOT NULL,
    "snapshotJson" TEXT NOT NULL,

    PRIMARY KEY ("runId", "position"),
    CONSTRAINT "RunTarget_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT,
    "epochMs" REAL NOT NULL,
    CONSTRAINT "RunEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Runtime" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hostId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "sealedApiKey" TEXT,
    "version" TEXT,
    "lastProbeEpochMs" REAL,
    "lastProbeReachable" BOOLEAN,
    "lastProbeError" TEXT,
    "lastProbeRoundTripMs" REAL,
    "detached" BOOLEAN NOT NULL DEFAULT false,
    "createdEpochMs" REAL NOT NULL,
    CONSTRAINT "Runtime_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runtimeId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "alias" TEXT,
    "device" TEXT,
    "executionProvider" TEXT,
    "loaded" BOOLEAN,
    "sizeBytes" REAL,
    "available" BOOLEAN NOT NULL,
    CONSTRAINT "Target_runtimeId_fkey" FOREIGN KEY ("runtimeId") REFERENCES "Runtime" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sample" (
    "runId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "targetId" TEXT NOT NULL,
    "promptIndex" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
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
    "promptTokens" INTEGER,
    "completionTokens" INTEGER,
    "tokenSource" TEXT NOT NULL,
    "maxTokens" INTEGER NOT NULL,
    "finishReason" TEXT,
    "text" TEXT NOT NULL,
    "characterCount" INTEGER NOT NULL,

    PRIMARY KEY ("runId", "ordinal"),
    CONSTRAINT "Sample_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Score" (
    "runId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "scorer" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" REAL NOT NULL,
    "detail" TEXT,

    PRIMARY KEY ("runId", "ordinal", "scorer", "name"),
    CONSTRAINT "Score_runId_ordinal_fkey" FOREIGN KEY ("runId", "ordinal") REFERENCES "Sample" ("runId", "ordinal") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Experiment_name_key" ON "Experiment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Host_name_key" ON "Host"("name");

-- CreateIndex
CREATE INDEX "Job_hostId_status_priority_createdEpochMs_idx" ON "Job"("hostId", "status", "priority", "createdEpochMs");

-- CreateIndex
CREATE INDEX "Job_status_createdEpochMs_idx" ON "Job"("status", "createdEpochMs");

-- CreateIndex
CREATE UNIQUE INDEX "PromptSet_nameKey_hash_key" ON "PromptSet"("nameKey", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "PromptSet_name_version_key" ON "PromptSet"("name", "version");

-- CreateIndex
CREATE INDEX "Run_createdEpochMs_id_idx" ON "Run"("createdEpochMs", "id");

-- CreateIndex
CREATE INDEX "Run_kind_createdEpochMs_idx" ON "Run"("kind", "createdEpochMs");

-- CreateIndex
CREATE INDEX "Run_hostId_createdEpochMs_idx" ON "Run"("hostId", "createdEpochMs");

-- CreateIndex
CREATE INDEX "Run_promptSetId_idx" ON "Run"("promptSetId");

-- CreateIndex
CREATE INDEX "Run_experimentId_idx" ON "Run"("experimentId");

-- CreateIndex
CREATE INDEX "RunTarget_targetId_idx" ON "RunTarget"("targetId");

-- CreateIndex
CREATE INDEX "RunEvent_runId_id_idx" ON "RunEvent"("runId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Runtime_hostId_name_key" ON "Runtime"("hostId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Target_runtimeId_model_key" ON "Target"("runtimeId", "model");
