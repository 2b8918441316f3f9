-- CreateTable
CREATE TABLE "Crosspost" (
    "deliveryId" TEXT NOT NULL PRIMARY KEY,
    "guildId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "nextAt" DATETIME,
    "attempts" INTEGER NOT NULL,
    "reason" TEXT,
    CONSTRAINT "Crosspost_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Crosspost_nextAt_idx" ON "Crosspost"("nextAt");

-- CreateIndex
CREATE INDEX "Crosspost_channelId_idx" ON "Crosspost"("channelId");
