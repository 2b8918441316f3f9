-- CreateTable
CREATE TABLE "Crosspost" (
    "deliveryId" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL,
    "reason" TEXT,

    CONSTRAINT "Crosspost_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateIndex
CREATE INDEX "Crosspost_nextAt_idx" ON "Crosspost"("nextAt");

-- CreateIndex
CREATE INDEX "Crosspost_channelId_idx" ON "Crosspost"("channelId");

-- AddForeignKey
ALTER TABLE "Crosspost" ADD CONSTRAINT "Crosspost_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
