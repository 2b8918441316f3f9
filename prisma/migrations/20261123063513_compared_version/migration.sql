-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "calendar" TEXT NOT NULL,
    "calendarData" JSONB,
    "dateFormat" TEXT NOT NULL,
    "clock" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "channelId" TEXT,
    "logChannelId" TEXT,
    "gmRoleId" TEXT,
    "settingsHash" TEXT NOT NULL,
    "filesDigest" TEXT,
    "clockHash" TEXT,
    "version" INTEGER NOT NULL,
    "comparedVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Campaign_guildId_fkey" FOREIGN KEY ("guildId") REFERENCES "Guild" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Campaign" ("calendar", "calendarData", "channelId", "clock", "clockHash", "createdAt", "dateFormat", "filesDigest", "gmRoleId", "guildId", "id", "logChannelId", "name", "settingsHash", "slug", "summary", "version", "zone") SELECT "calendar", "calendarData", "channelId", "clock", "clockHash", "createdAt", "dateFormat", "filesDigest", "gmRoleId", "guildId", "id", "logChannelId", "name", "settingsHash", "slug", "summary", "version", "zone" FROM "Campaign";
DROP TABLE "Campaign";
ALTER TABLE "new_Campaign" RENAME TO "Campaign";
CREATE UNIQUE INDEX "Campaign_guildId_slug_key" ON "Campaign"("guildId", "slug");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
