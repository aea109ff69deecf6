-- The state in a directory, format 1; see postgresql/V1__state.sql for the meaning. Later formats are V2.sql and so on,
-- applied one after the other; this file must not change any more once it has been released.
CREATE TABLE world (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  last_generation INTEGER NOT NULL,
  version INTEGER NOT NULL,
  random INTEGER NOT NULL,
  draws INTEGER NOT NULL,
  instance_salt INTEGER NOT NULL,
  clock_shift TEXT NOT NULL,
  clock_frozen TEXT,
  order_ids TEXT NOT NULL,
  seed INTEGER,
  fixtures TEXT NOT NULL,
  journal_removals INTEGER NOT NULL,
  journal_base INTEGER NOT NULL,
  journal_last INTEGER NOT NULL
) STRICT;

CREATE TABLE account_clocks (
  generation INTEGER NOT NULL,
  account INTEGER NOT NULL,
  shift TEXT NOT NULL,
  frozen TEXT,
  PRIMARY KEY (generation, account)
) STRICT;

CREATE TABLE accounts (
  position INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  id INTEGER NOT NULL,
  type TEXT NOT NULL,
  access_key_id TEXT NOT NULL,
  access_key_secret TEXT NOT NULL,
  permissions TEXT NOT NULL,
  UNIQUE (generation, id),
  UNIQUE (generation, access_key_id)
) STRICT;

CREATE TABLE faults (
  generation INTEGER NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (generation, id)
) STRICT;

CREATE TABLE nonces (
  generation INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  hash INTEGER NOT NULL,
  until INTEGER NOT NULL,
  request_id TEXT,
  PRIMARY KEY (generation, key_id, hash)
) STRICT;

CREATE INDEX nonces_until ON nonces (generation, until);

CREATE TABLE rates (
  generation INTEGER NOT NULL,
  account INTEGER NOT NULL,
  action TEXT NOT NULL,
  calls TEXT NOT NULL,
  PRIMARY KEY (generation, account, action)
) STRICT;

CREATE TABLE ledgers (
  position INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  opener INTEGER NOT NULL,
  out_biz_id TEXT,
  amount TEXT NOT NULL,
  currency TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_nanos INTEGER NOT NULL,
  request_id TEXT,
  UNIQUE (generation, owner),
  UNIQUE (generation, opener, out_biz_id)
) STRICT;

CREATE TABLE orders (
  position INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  instance_id TEXT NOT NULL,
  owner INTEGER NOT NULL,
  buyer INTEGER NOT NULL,
  product_code TEXT NOT NULL,
  package_type TEXT NOT NULL,
  specification TEXT NOT NULL,
  duration INTEGER NOT NULL,
  pricing_cycle TEXT NOT NULL,
  effective_at INTEGER,
  effective_nanos INTEGER,
  ordered_at INTEGER NOT NULL,
  ordered_nanos INTEGER NOT NULL,
  request_id TEXT,
  UNIQUE (generation, order_id)
) STRICT;

CREATE TABLE order_ranges (
  generation INTEGER NOT NULL,
  block INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (generation, block)
) STRICT;

-- AUTOINCREMENT: the number of a deleted call is not used again
CREATE TABLE journal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  generation INTEGER NOT NULL,
  account INTEGER,
  content BLOB NOT NULL,
  request_id TEXT
) STRICT;

CREATE INDEX journal_account ON journal (account) WHERE account IS NOT NULL;

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The planner takes a generation for a handful of rows otherwise, and sorts a million for each page. The numbers are
-- rows in the table, and in one value of the first column, of the first two, and so on.
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('orders', 'sqlite_autoindex_orders_1', '1000000 1000000 1'),
  ('ledgers', 'sqlite_autoindex_ledgers_1', '1000000 1000000 1'),
  ('ledgers', 'sqlite_autoindex_ledgers_2', '1000000 1000000 100000 1'),
  ('nonces', 'sqlite_autoindex_nonces_1', '1000000 1000000 100000 1'),
  ('nonces', 'nonces_until', '1000000 1000000 10000');
