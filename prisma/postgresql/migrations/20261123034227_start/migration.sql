-- CreateTable
CREATE TABLE "Guild" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "campaignId" TEXT,

    CONSTRAINT "Guild_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "calendar" TEXT NOT NULL,
    "dateFormat" TEXT NOT NULL,
    "clock" JSON NOT NULL,
    "zone" TEXT NOT NULL,
    "channelId" TEXT,
    "logChannelId" TEXT,
    "gmRoleId" TEXT,
    "settingsHash" TEXT NOT NULL,
    "filesDigest" TEXT,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "changedInVersion" INTEGER NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "archivedAt" TIMESTAMP(3),
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
    "audience" JSON,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "entryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSON NOT NULL,
    "userId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("entryId","number")
);

-- CreateTable
CREATE TABLE "Alias" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSON,

    CONSTRAINT "Alias_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "Tag" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "Attribute" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSON,

    CONSTRAINT "Attribute_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "Section" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSON,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("entryId","position")
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
    "audience" JSON,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("entryId","position")
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
    "audience" JSON,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "Image" (
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "guildId" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "audience" JSON,

    CONSTRAINT "Image_pkey" PRIMARY KEY ("entryId","position")
);

-- CreateTable
CREATE TABLE "BulletinRule" (
    "id" TEXT NOT NULL,
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
    "plannedUntil" TIMESTAMP(3),
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "BulletinRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "universeDay" BIGINT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3),
    "worker" TEXT,
    "attempts" INTEGER NOT NULL,
    "resumedAt" TIMESTAMP(3),
    "firstClaimedAt" TIMESTAMP(3),
    "messageId" TEXT,
    "sentAt" TIMESTAMP(3),
    "content" JSON,
    "reason" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Briefing" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "incidentId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "roleId" TEXT,
    "banner" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "messageId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Briefing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "briefingId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("briefingId","userId")
);

-- CreateTable
CREATE TABLE "Reveal" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "audience" JSON,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "Reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT,
    "action" TEXT NOT NULL,
    "detail" JSON NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Guild" ADD CONSTRAINT "Guild_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_guildId_fkey" FOREIGN KEY ("guildId") REFERENCES "Guild"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Image" ADD CONSTRAINT "Image_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulletinRule" ADD CONSTRAINT "BulletinRule_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulletinRule" ADD CONSTRAINT "BulletinRule_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulletinRule" ADD CONSTRAINT "BulletinRule_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulletinRule" ADD CONSTRAINT "BulletinRule_attachId_fkey" FOREIGN KEY ("attachId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "BulletinRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Briefing" ADD CONSTRAINT "Briefing_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reveal" ADD CONSTRAINT "Reveal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
