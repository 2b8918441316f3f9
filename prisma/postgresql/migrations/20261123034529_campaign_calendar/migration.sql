-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "calendarData" JSON,
ADD COLUMN     "clockHash" TEXT;
