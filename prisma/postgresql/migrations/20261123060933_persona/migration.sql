-- AlterTable
ALTER TABLE "NewsChannel" ADD COLUMN     "persona" BOOLEAN NOT NULL DEFAULT false;
