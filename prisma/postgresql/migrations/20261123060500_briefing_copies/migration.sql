-- AlterTable
ALTER TABLE "Briefing" ADD COLUMN     "audience" JSON,
ADD COLUMN     "campaignId" TEXT,
ADD COLUMN     "discussed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "dueAt" TIMESTAMP(3),
ADD COLUMN     "handouts" JSON NOT NULL DEFAULT '[]',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT 'channel',
ADD COLUMN     "redacted" JSON NOT NULL DEFAULT '[]',
ADD COLUMN     "remindedAt" TIMESTAMP(3),
ADD COLUMN     "threadId" TEXT,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "incidentId" DROP NOT NULL;
UPDATE "Briefing" SET "campaignId" = e."campaignId",
    "audience" = CASE WHEN "roleId" IS NULL THEN NULL ELSE json_build_object('roles', json_build_array("roleId"), 'users', json_build_array()) END
FROM "Entry" e WHERE e."id" = "Briefing"."incidentId";

-- CreateTable
CREATE TABLE "BriefingCopy" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "briefingId" TEXT NOT NULL,
    "userId" TEXT,
    "channelId" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3),
    "worker" TEXT,
    "attempts" INTEGER NOT NULL,
    "firstClaimedAt" TIMESTAMP(3),
    "messageId" TEXT,
    "sentAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "BriefingCopy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BriefingCopy_nextAt_idx" ON "BriefingCopy"("nextAt");

-- CreateIndex
CREATE INDEX "BriefingCopy_briefingId_idx" ON "BriefingCopy"("briefingId");

-- CreateIndex
CREATE INDEX "BriefingCopy_worker_idx" ON "BriefingCopy"("worker");

-- What was sent stands where it was posted. Of what was being sent, its GM is to say.
INSERT INTO "BriefingCopy" ("id", "guildId", "briefingId", "channelId", "dueAt", "state", "attempts", "firstClaimedAt", "messageId", "sentAt", "reason")
SELECT "id", "guildId", "id", "channelId", "createdAt",
    CASE WHEN "state" = 'sending' THEN 'blocked' ELSE 'sent' END, 1, "createdAt", "messageId", "sentAt",
    CASE WHEN "state" = 'sending' THEN 'It is not certain that it was posted.' END
FROM "Briefing" WHERE "state" IN ('sending', 'sent', 'closed');
ALTER TABLE "Briefing" DROP COLUMN "messageId",
DROP COLUMN "roleId",
ALTER COLUMN "campaignId" SET NOT NULL,
ALTER COLUMN "discussed" DROP DEFAULT,
ALTER COLUMN "handouts" DROP DEFAULT,
ALTER COLUMN "place" DROP DEFAULT,
ALTER COLUMN "redacted" DROP DEFAULT,
ALTER COLUMN "title" DROP DEFAULT;

-- AddForeignKey
ALTER TABLE "Briefing" ADD CONSTRAINT "Briefing_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BriefingCopy" ADD CONSTRAINT "BriefingCopy_briefingId_fkey" FOREIGN KEY ("briefingId") REFERENCES "Briefing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
