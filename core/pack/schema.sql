-- The store's fixed part. Before this runs, each kind of record has got its own table from the list of its fields
-- (record_fields.h): the table is named after the kind, a column after the field; texts and names are TEXT, numbers INTEGER,
-- dates TEXT as YYYY-MM-DD, lists TEXT as JSON; the key is the primary key. So "article" is:
--
--   CREATE TABLE "article" ("id" TEXT NOT NULL, "topic" TEXT NOT NULL, "order" INTEGER NOT NULL, …, PRIMARY KEY ("id"))
--     STRICT, WITHOUT ROWID;
--
-- The SQLite header carries application_id 0x57595354 ("WYST") and user_version: the format's version.

-- How the store was made: "records" (how many), "records_sha256" (of the records file), "not_understood" (records that the
-- program which built it had to leave out).
CREATE TABLE "meta" ("name" TEXT NOT NULL, "value" TEXT NOT NULL, PRIMARY KEY ("name")) STRICT, WITHOUT ROWID;

-- A topic's page lists its articles in this order.
CREATE INDEX "article_by_topic" ON "article" ("topic", "order", "id");
