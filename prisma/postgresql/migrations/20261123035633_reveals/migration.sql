-- AlterTable
ALTER TABLE "Reveal" ADD COLUMN     "content" TEXT NOT NULL,
ADD COLUMN     "day" BIGINT NOT NULL,
ADD COLUMN     "openedAt" TIMESTAMP(3);
