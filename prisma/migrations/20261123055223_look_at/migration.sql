-- Added in place: a table made anew would take its rows' deliveries along.
DROP INDEX "BulletinRule_plannedUntil_idx";
ALTER TABLE "BulletinRule" ADD COLUMN "lookAt" DATETIME;
ALTER TABLE "BulletinRule" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "BulletinRule_lookAt_id_idx" ON "BulletinRule"("lookAt", "id");

-- Whatever is in force is looked at once.
UPDATE "BulletinRule" SET "lookAt" = "plannedUntil";
