-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "universeDay" BIGINT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "headline" TEXT,
    "dateline" TEXT,
    "body" TEXT,
    "approved" TEXT,
    "shownAt" TIMESTAMP(3),
    "heldAt" TIMESTAMP(3),
    "channelId" TEXT,
    "messageId" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "guildId" TEXT NOT NULL,
    "content" JSON NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Draft_guildId_dueAt_idx" ON "Draft"("guildId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_ruleId_occurrence_key" ON "Draft"("ruleId", "occurrence");

-- CreateIndex
CREATE INDEX "Proposal_guildId_at_idx" ON "Proposal"("guildId", "at");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "BulletinRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;
