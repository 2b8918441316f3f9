-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "carriedBy" TEXT;

-- CreateIndex
CREATE INDEX "Delivery_carriedBy_idx" ON "Delivery"("carriedBy");
