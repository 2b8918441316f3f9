-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "comparedVersion" INTEGER NOT NULL DEFAULT 0;
