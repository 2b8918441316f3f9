-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN "filesDigest" TEXT;
