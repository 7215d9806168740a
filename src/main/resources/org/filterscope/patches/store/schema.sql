-- An index of top patches: which photographs excite each unit of a network most.
-- One SQLite file; PRAGMA application_id is 0x46536370 ("FScp"), PRAGMA user_version the version of this schema.
-- Nothing in it depends on the order in which photographs were seen: the same photographs give equal rows.
--
-- Checksums of rows tell of damage. They are CRC-32C (RFC 3720) over the values of a row in the order of its columns:
-- whole numbers as 64 bits, highest byte first; REAL as the bits of a 64-bit float; TEXT as the number of its bytes,
-- again in 64 bits, and its UTF-8.

-- What the numbers belong to. Keys:
--   network      SHA-256 of the weights of the model that it was begun with, in hexadecimal
--   model        that model's name
--   preparation  how pixels become the network's input
--   kept         how many winners are kept of each unit
--   cuts         which parts of a photograph were looked at: WHOLE for the square that the network reads,
--                SCALES for squares of several sizes all over it
--   naming       ABSOLUTE or RELATIVE: how files are named
--   views        how many rows "view" has
--   files        how many rows "file" has
--   checksum     of all other rows of "meta", by key, and then all of "layer", by id
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The layers that were collected. A layer's units are its channels, counted from 0. What is known of a layer holds
-- for every model that has its checksum and the same preparation, whatever the layers above it are.
CREATE TABLE layer (
  id INTEGER PRIMARY KEY,          -- in the network's order
  name TEXT NOT NULL UNIQUE,
  channels INTEGER NOT NULL,
  height INTEGER NOT NULL,         -- rows of a channel's map; 1 for a vector
  width INTEGER NOT NULL,
  checksum TEXT NOT NULL           -- SHA-256, in hexadecimal, over the operations and weights of the layer and all
                                   -- that it depends on; empty if version 1 wrote the index and nobody has
                                   -- continued it with its model since
);

-- The files that were found, one row each. Copies share a photograph.
CREATE TABLE file (
  path TEXT PRIMARY KEY,           -- RELATIVE: the way from the index's folder, with "/"
  bytes INTEGER NOT NULL,
  modified INTEGER NOT NULL,       -- milliseconds since 1970
  photograph TEXT NOT NULL,        -- SHA-256 of the content, in hexadecimal
  checksum INTEGER NOT NULL        -- of the row
) WITHOUT ROWID;
CREATE INDEX file_photograph ON file (photograph);

-- A part of a photograph that went through the network. One whose photograph has no row in "file" has
-- vanished: it stays counted, and is not shown.
CREATE TABLE view (
  id INTEGER PRIMARY KEY,          -- the first 64 bits of SHA-256 over photograph and box
  photograph TEXT NOT NULL,
  width INTEGER NOT NULL,          -- of the photograph as it was decoded: upright, in pixels
  height INTEGER NOT NULL,
  x0 REAL NOT NULL,                -- the part, in those pixels
  y0 REAL NOT NULL,
  x1 REAL NOT NULL,
  y1 REAL NOT NULL,
  likeness INTEGER NOT NULL,       -- 64 bits, one for each pair of neighbours in a 9 x 8 grey picture
  checksum INTEGER NOT NULL        -- of the row
);
CREATE INDEX view_photograph ON view (photograph);

-- The views that excite a unit most: ORDER BY value DESC, view. Only values above zero.
CREATE TABLE winner (
  layer INTEGER NOT NULL REFERENCES layer,
  channel INTEGER NOT NULL,
  view INTEGER NOT NULL REFERENCES view,
  value REAL NOT NULL,             -- the unit's strongest activation, exactly a 32-bit float
  "row" INTEGER NOT NULL,          -- the cell where it is
  "column" INTEGER NOT NULL,
  PRIMARY KEY (layer, channel, view)
) WITHOUT ROWID;

-- How strong a unit's strongest activation is in how many views; views where it is not above zero are left out.
-- A bin holds the values from low(bin) up to low(bin + 1), low(bin) = (1 + (bin % 4) / 4) * 2 ^ (bin / 4 - 24)
-- with whole-number division; the first and the last hold what lies beyond them too.
CREATE TABLE strongest (
  layer INTEGER NOT NULL REFERENCES layer,
  channel INTEGER NOT NULL,
  bin INTEGER NOT NULL,
  views INTEGER NOT NULL,
  PRIMARY KEY (layer, channel, bin)
) WITHOUT ROWID;

-- The units. One that is not active in any view has a row, too.
CREATE TABLE unit (
  layer INTEGER NOT NULL REFERENCES layer,
  channel INTEGER NOT NULL,
  checksum INTEGER NOT NULL,       -- of layer and channel; then of view, value, row and column of its rows in "winner",
                                   -- ORDER BY value DESC, view; then of bin and views of those in "strongest", by bin
  PRIMARY KEY (layer, channel)
) WITHOUT ROWID;
