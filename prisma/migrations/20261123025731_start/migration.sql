-- CreateTable
CREATE TABLE "Guild" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "campaignId" TEXT,
    CONSTRAINT "Guild_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "calendar" TEXT NOT NULL,
    "dateFormat" TEXT NOT NULL,
    "clock" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "channelId" TEXT,
    "logChannelId" TEXT,
    "gmRoleId" TEXT,
    "settingsHash" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Campaign_guildId_fkey" FOREIGN KEY ("guildId") REFERENCES "Guild" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "changedInVersion" INTEGER NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "archivedAt" DATETIME,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "date" TEXT,
    "earliestDay" BIGINT,
    "latestDay" BIGINT,
    "image" TEXT,
    "color" INTEGER,
    "masthead" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,
    CONSTRAINT "Entry_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "entryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "userId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("entryId", "number"),
    CONSTRAINT "Revision_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alias" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Alias_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Tag_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attribute" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Attribute_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Section" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Section_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Relation" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "from" TEXT,
    "fromEarliestDay" BIGINT,
    "fromLatestDay" BIGINT,
    "until" TEXT,
    "untilEarliestDay" BIGINT,
    "untilLatestDay" BIGINT,
    "note" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Relation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Relation_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "date" TEXT,
    "earliestDay" BIGINT,
    "latestDay" BIGINT,
    "status" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Claim_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Image" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSONB,

    PRIMARY KEY ("entryId", "position"),
    CONSTRAINT "Image_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BulletinRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ofId" TEXT NOT NULL,
    "outletId" TEXT NOT NULL,
    "attachId" TEXT,
    "at" TEXT NOT NULL,
    "leapPolicy" TEXT NOT NULL,
    "milestonesOnly" BOOLEAN NOT NULL,
    "catchUpDays" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "dateline" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "plannedUntil" DATETIME,
    "archivedAt" DATETIME,
    CONSTRAINT "BulletinRule_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BulletinRule_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BulletinRule_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BulletinRule_attachId_fkey" FOREIGN KEY ("attachId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "universeDay" BIGINT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" DATETIME,
    "worker" TEXT,
    "attempts" INTEGER NOT NULL,
    "resumedAt" DATETIME,
    "firstClaimedAt" DATETIME,
    "messageId" TEXT,
    "sentAt" DATETIME,
    "content" JSONB,
    "reason" TEXT,
    CONSTRAINT "Delivery_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "BulletinRule" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Briefing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "incidentId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "roleId" TEXT,
    "banner" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "messageId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    CONSTRAINT "Briefing_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "briefingId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("briefingId", "userId"),
    CONSTRAINT "Acknowledgement_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reveal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "audience" JSONB,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "Reveal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Guild_campaignId_key" ON "Guild"("campaignId");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_guildId_slug_key" ON "Campaign"("guildId", "slug");

-- CreateIndex
CREATE INDEX "Entry_campaignId_changedInVersion_id_idx" ON "Entry"("campaignId", "changedInVersion", "id");

-- CreateIndex
CREATE INDEX "Entry_campaignId_kind_earliestDay_idx" ON "Entry"("campaignId", "kind", "earliestDay");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_campaignId_key_key" ON "Entry"("campaignId", "key");

-- CreateIndex
CREATE INDEX "Relation_targetId_idx" ON "Relation"("targetId");

-- CreateIndex
CREATE INDEX "BulletinRule_plannedUntil_idx" ON "BulletinRule"("plannedUntil");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinRule_campaignId_key_key" ON "BulletinRule"("campaignId", "key");

-- CreateIndex
CREATE INDEX "Delivery_nextAt_idx" ON "Delivery"("nextAt");

-- CreateIndex
CREATE INDEX "Delivery_guildId_dueAt_idx" ON "Delivery"("guildId", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_worker_idx" ON "Delivery"("worker");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_ruleId_channelId_occurrence_key" ON "Delivery"("ruleId", "channelId", "occurrence");

-- CreateIndex
CREATE INDEX "Briefing_guildId_createdAt_idx" ON "Briefing"("guildId", "createdAt");

-- CreateIndex
CREATE INDEX "Reveal_guildId_entryId_idx" ON "Reveal"("guildId", "entryId");

-- CreateIndex
CREATE INDEX "AuditEvent_guildId_at_idx" ON "AuditEvent"("guildId", "at");
