-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_NewsChannel" (
    "campaignId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "outlets" JSONB,
    "persona" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("campaignId", "channelId"),
    CONSTRAINT "NewsChannel_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_NewsChannel" ("addedAt", "campaignId", "channelId", "guildId", "outlets") SELECT "addedAt", "campaignId", "channelId", "guildId", "outlets" FROM "NewsChannel";
DROP TABLE "NewsChannel";
ALTER TABLE "new_NewsChannel" RENAME TO "NewsChannel";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
