-- CreateTable
CREATE TABLE "Seat" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "seenAt" DATETIME NOT NULL
);
