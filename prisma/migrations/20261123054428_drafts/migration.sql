-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "universeDay" BIGINT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "headline" TEXT,
    "dateline" TEXT,
    "body" TEXT,
    "approved" TEXT,
    "shownAt" DATETIME,
    "heldAt" DATETIME,
    "channelId" TEXT,
    "messageId" TEXT,
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    CONSTRAINT "Draft_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "BulletinRule" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Draft_guildId_dueAt_idx" ON "Draft"("guildId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_ruleId_occurrence_key" ON "Draft"("ruleId", "occurrence");

-- CreateIndex
CREATE INDEX "Proposal_guildId_at_idx" ON "Proposal"("guildId", "at");
