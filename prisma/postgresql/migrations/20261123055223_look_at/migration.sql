-- DropIndex
DROP INDEX "BulletinRule_plannedUntil_idx";

-- AlterTable
ALTER TABLE "BulletinRule" ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lookAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "BulletinRule_lookAt_id_idx" ON "BulletinRule"("lookAt", "id");

-- Whatever is in force is looked at once.
UPDATE "BulletinRule" SET "lookAt" = "plannedUntil";
