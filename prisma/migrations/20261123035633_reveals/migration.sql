-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Reveal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "audience" JSONB,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "day" BIGINT NOT NULL,
    "openedAt" DATETIME,
    "undoneAt" DATETIME,
    CONSTRAINT "Reveal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Reveal" ("at", "audience", "entryId", "guildId", "id", "part", "undoneAt", "userId") SELECT "at", "audience", "entryId", "guildId", "id", "part", "undoneAt", "userId" FROM "Reveal";
DROP TABLE "Reveal";
ALTER TABLE "new_Reveal" RENAME TO "Reveal";
CREATE INDEX "Reveal_guildId_entryId_idx" ON "Reveal"("guildId", "entryId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
