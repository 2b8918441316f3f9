-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "resumedAt" DATETIME;
