-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN "calendarData" JSONB;
ALTER TABLE "Campaign" ADD COLUMN "clockHash" TEXT;
