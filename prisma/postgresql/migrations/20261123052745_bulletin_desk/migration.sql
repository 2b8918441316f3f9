-- AlterTable
ALTER TABLE "BulletinRule" ADD COLUMN     "approval" TEXT NOT NULL DEFAULT 'automatic',
ADD COLUMN     "leadHours" INTEGER NOT NULL DEFAULT 72,
ADD COLUMN     "schedule" JSON,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'file',
ALTER COLUMN "ofId" DROP NOT NULL;

-- Until now all rules were anniversaries, with columns for when they fall due.
UPDATE "BulletinRule" SET "schedule" = json_build_object('kind', "kind", 'at', "at", 'leapPolicy', "leapPolicy", 'milestonesOnly', "milestonesOnly");
ALTER TABLE "BulletinRule" ALTER COLUMN "schedule" SET NOT NULL,
DROP COLUMN "at",
DROP COLUMN "kind",
DROP COLUMN "leapPolicy",
DROP COLUMN "milestonesOnly";

-- CreateTable
CREATE TABLE "NewsChannel" (
    "campaignId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "outlets" JSON,
    "addedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NewsChannel_pkey" PRIMARY KEY ("campaignId","channelId")
);

-- AddForeignKey
ALTER TABLE "NewsChannel" ADD CONSTRAINT "NewsChannel_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A campaign's channel got its bulletins all along.
INSERT INTO "NewsChannel" ("campaignId", "channelId", "guildId", "outlets", "addedAt") SELECT "id", "channelId", "guildId", NULL, "createdAt" FROM "Campaign" WHERE "channelId" IS NOT NULL;
