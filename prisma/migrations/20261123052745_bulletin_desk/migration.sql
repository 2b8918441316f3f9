-- CreateTable
CREATE TABLE "NewsChannel" (
    "campaignId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "outlets" JSONB,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("campaignId", "channelId"),
    CONSTRAINT "NewsChannel_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_BulletinRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'file',
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "schedule" JSONB NOT NULL,
    "ofId" TEXT,
    "outletId" TEXT NOT NULL,
    "attachId" TEXT,
    "approval" TEXT NOT NULL DEFAULT 'automatic',
    "leadHours" INTEGER NOT NULL DEFAULT 72,
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
-- Until now all rules were anniversaries, with columns for when they fall due.
INSERT INTO "new_BulletinRule" ("archivedAt", "attachId", "body", "campaignId", "catchUpDays", "dateline", "guildId", "hash", "headline", "id", "key", "name", "ofId", "outletId", "plannedUntil", "schedule") SELECT "archivedAt", "attachId", "body", "campaignId", "catchUpDays", "dateline", "guildId", "hash", "headline", "id", "key", "name", "ofId", "outletId", "plannedUntil", json_object('kind', "kind", 'at', "at", 'leapPolicy', "leapPolicy", 'milestonesOnly', json(CASE WHEN "milestonesOnly" THEN 'true' ELSE 'false' END)) FROM "BulletinRule";
DROP TABLE "BulletinRule";
ALTER TABLE "new_BulletinRule" RENAME TO "BulletinRule";
CREATE INDEX "BulletinRule_plannedUntil_idx" ON "BulletinRule"("plannedUntil");
CREATE UNIQUE INDEX "BulletinRule_campaignId_key_key" ON "BulletinRule"("campaignId", "key");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- A campaign's channel got its bulletins all along.
INSERT INTO "NewsChannel" ("campaignId", "channelId", "guildId", "outlets", "addedAt") SELECT "id", "channelId", "guildId", NULL, "createdAt" FROM "Campaign" WHERE "channelId" IS NOT NULL;
