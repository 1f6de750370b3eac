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

-- The index of words, made from the records (word_index.h). A document is what one record says in one language; an agency
-- is a document of the language ''. Words are folded (core/words), so that a query's can be compared byte by byte.

-- Numbers begin with 1. "title_words": how many words its title has; "body_words": its whole text.
CREATE TABLE "document" ("number" INTEGER NOT NULL, "of_kind" TEXT NOT NULL, "of_id" TEXT NOT NULL, "lang" TEXT NOT NULL,
  "title_words" INTEGER NOT NULL, "body_words" INTEGER NOT NULL, PRIMARY KEY ("number")) STRICT;

-- The documents of a language are those from "first" to "last".
CREATE TABLE "document_language" ("lang" TEXT NOT NULL, "first" INTEGER NOT NULL, "last" INTEGER NOT NULL,
  PRIMARY KEY ("lang")) STRICT, WITHOUT ROWID;

-- In which documents (rowid = "number") a word is: in the title; in what the text comes back to (title, summary, headings, and
-- words that are there three times); anywhere. An agency has only a title: its names, as they are written and in Latin
-- letters, its town, its licence without what is between letters and digits. Words are divided by spaces; no phrases.
CREATE VIRTUAL TABLE "title_word" USING fts5("words", content='', columnsize=0, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE "theme_word" USING fts5("words", content='', columnsize=0, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE "body_word" USING fts5("words", content='', columnsize=0, detail=none, tokenize='ascii');

-- Every word of a language: in how many titles and in how many documents at all (agencies: 0) it is.
CREATE TABLE "word" ("lang" TEXT NOT NULL, "word" TEXT NOT NULL, "stem" TEXT NOT NULL, "skeleton" TEXT NOT NULL,
  "titles" INTEGER NOT NULL, "bodies" INTEGER NOT NULL, PRIMARY KEY ("lang", "word")) STRICT, WITHOUT ROWID;
CREATE INDEX "word_by_stem" ON "word" ("lang", "stem") WHERE "stem" <> "word";
CREATE INDEX "word_by_skeleton" ON "word" ("lang", "skeleton");

-- Words that mean the same: a glossary record's term, `also` and `typed_as`, each with its words divided by one space; "stems"
-- are those words' stems.
CREATE TABLE "synonym" ("stems" TEXT NOT NULL, "lang" TEXT NOT NULL, "of_id" TEXT NOT NULL, "words" TEXT NOT NULL,
  PRIMARY KEY ("stems", "lang", "of_id", "words")) STRICT, WITHOUT ROWID;
CREATE INDEX "synonym_by_id" ON "synonym" ("of_id", "lang");

-- What to show for one letter or two: the documents with the best titles that have a word which begins so.
CREATE TABLE "title_beginning" ("lang" TEXT NOT NULL, "letters" TEXT NOT NULL, "rank" INTEGER NOT NULL,
  "number" INTEGER NOT NULL, PRIMARY KEY ("lang", "letters", "rank")) STRICT, WITHOUT ROWID;

-- Agencies by any three letters together of their names in Latin letters (rowid = "number"); by their licence, letters and
-- digits only.
CREATE VIRTUAL TABLE "agency_name" USING fts5("names", content='', columnsize=0, detail=none, tokenize='trigram');
CREATE TABLE "agency_licence" ("licence" TEXT NOT NULL, "number" INTEGER NOT NULL, PRIMARY KEY ("licence", "number"))
  STRICT, WITHOUT ROWID;
