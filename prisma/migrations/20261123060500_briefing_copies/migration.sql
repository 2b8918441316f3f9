-- CreateTable
CREATE TABLE "BriefingCopy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "briefingId" TEXT NOT NULL,
    "userId" TEXT,
    "channelId" TEXT,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" DATETIME,
    "worker" TEXT,
    "attempts" INTEGER NOT NULL,
    "firstClaimedAt" DATETIME,
    "messageId" TEXT,
    "sentAt" DATETIME,
    "reason" TEXT,
    CONSTRAINT "BriefingCopy_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Briefing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "incidentId" TEXT,
    "title" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "threadId" TEXT,
    "discussed" BOOLEAN NOT NULL,
    "audience" JSONB,
    "banner" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "redacted" JSONB NOT NULL,
    "handouts" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME,
    "sentAt" DATETIME,
    "remindedAt" DATETIME,
    CONSTRAINT "Briefing_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Briefing_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Briefing" ("banner", "channelId", "createdAt", "createdBy", "guildId", "id", "incidentId", "note", "sentAt", "state", "campaignId", "title", "place", "discussed", "audience", "redacted", "handouts")
SELECT b."banner", b."channelId", b."createdAt", b."createdBy", b."guildId", b."id", b."incidentId", b."note", b."sentAt", b."state", e."campaignId", '', 'channel', false,
    CASE WHEN b."roleId" IS NULL THEN NULL ELSE json_object('roles', json_array(b."roleId"), 'users', json_array()) END,
    '[]', '[]'
FROM "Briefing" b JOIN "Entry" e ON e."id" = b."incidentId";
-- What was sent stands where it was posted. Of what was being sent, its GM is to say.
INSERT INTO "BriefingCopy" ("id", "guildId", "briefingId", "channelId", "dueAt", "state", "attempts", "firstClaimedAt", "messageId", "sentAt", "reason")
SELECT "id", "guildId", "id", "channelId", "createdAt",
    CASE WHEN "state" = 'sending' THEN 'blocked' ELSE 'sent' END, 1, "createdAt", "messageId", "sentAt",
    CASE WHEN "state" = 'sending' THEN 'It is not certain that it was posted.' END
FROM "Briefing" WHERE "state" IN ('sending', 'sent', 'closed');
DROP TABLE "Briefing";
ALTER TABLE "new_Briefing" RENAME TO "Briefing";
CREATE INDEX "Briefing_guildId_createdAt_idx" ON "Briefing"("guildId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "BriefingCopy_nextAt_idx" ON "BriefingCopy"("nextAt");

-- CreateIndex
CREATE INDEX "BriefingCopy_briefingId_idx" ON "BriefingCopy"("briefingId");

-- CreateIndex
CREATE INDEX "BriefingCopy_worker_idx" ON "BriefingCopy"("worker");
