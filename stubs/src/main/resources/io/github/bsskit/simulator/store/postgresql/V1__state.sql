-- The state of a simulator. Each row belongs to a generation: a reset or an import writes a new one
-- and publishes it in the table world. Rows of older generations are removed in the background.

-- One row: the present generation. The version grows with each change of clocks, accounts, faults.
CREATE TABLE world (
  id                 int    PRIMARY KEY CHECK (id = 1),
  generation         bigint NOT NULL,
  last_generation    bigint NOT NULL, -- the largest number of a generation, published or not
  version            bigint NOT NULL,
  random             bigint NOT NULL, -- the state of the random number generator at its start
  draws              bigint NOT NULL, -- the random numbers that were drawn since then
  instance_salt      bigint NOT NULL,
  clock_shift        text   NOT NULL,
  clock_frozen       text,
  order_ids          text   NOT NULL,
  seed               bigint,
  fixtures           text   NOT NULL, -- accounts of the world file: "NUMBER TYPE OWNED,..." by line
  journal_removals   bigint NOT NULL,
  journal_base       bigint NOT NULL, -- the journal's numbers are counted from here
  journal_last       bigint NOT NULL  -- the largest number when calls were last deleted on demand
);

CREATE TABLE account_clocks (
  generation bigint NOT NULL,
  account    bigint NOT NULL,
  shift      text   NOT NULL,
  frozen     text,
  PRIMARY KEY (generation, account)
);

CREATE TABLE accounts (
  generation        bigint NOT NULL,
  id                bigint NOT NULL,
  position          bigint GENERATED ALWAYS AS IDENTITY,
  type              text   NOT NULL,
  access_key_id     text   NOT NULL,
  access_key_secret text   NOT NULL,
  permissions       text   NOT NULL, -- separated by line feeds
  PRIMARY KEY (generation, id),
  UNIQUE (generation, access_key_id)
);

CREATE TABLE faults (
  generation bigint NOT NULL,
  id         text   NOT NULL,
  position   bigint NOT NULL,
  definition text   NOT NULL,
  PRIMARY KEY (generation, id)
);

CREATE TABLE nonces (
  generation bigint NOT NULL,
  key_id     text   NOT NULL,
  hash       bigint NOT NULL,
  until      bigint NOT NULL, -- seconds
  request_id text,
  PRIMARY KEY (generation, key_id, hash)
);

-- The calls of a window: microseconds, separated by commas, oldest first.
CREATE TABLE rates (
  generation bigint  NOT NULL,
  account    bigint  NOT NULL,
  action     text    NOT NULL,
  calls      text    NOT NULL,
  admitted   boolean NOT NULL DEFAULT true, -- whether the last call was
  PRIMARY KEY (generation, account, action)
) WITH (fillfactor = 50);

CREATE TABLE ledgers (
  generation   bigint NOT NULL,
  owner        bigint NOT NULL,
  opener       bigint NOT NULL,
  out_biz_id   text,
  amount       text   NOT NULL,
  currency     text   NOT NULL,
  opened_at    bigint NOT NULL, -- seconds
  opened_nanos int    NOT NULL,
  position     bigint GENERATED ALWAYS AS IDENTITY,
  request_id   text,
  PRIMARY KEY (generation, owner),
  UNIQUE (generation, position)
);
-- Callers choose this number, of any length; an entry of an index has at most 2.7 kB.
CREATE UNIQUE INDEX ledgers_out_biz_id ON ledgers (generation, opener, sha256(out_biz_id::bytea));

CREATE TABLE orders (
  generation      bigint NOT NULL,
  order_id        bigint NOT NULL,
  instance_id     text   NOT NULL,
  owner           bigint NOT NULL,
  buyer           bigint NOT NULL,
  product_code    text   NOT NULL,
  package_type    text   NOT NULL,
  specification   text   NOT NULL,
  duration        int    NOT NULL,
  pricing_cycle   text   NOT NULL,
  effective_at    bigint, -- seconds; null for the time of the order
  effective_nanos int,
  ordered_at      bigint NOT NULL, -- seconds
  ordered_nanos   int    NOT NULL,
  position        bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (generation, order_id)
);
CREATE INDEX orders_position ON orders (generation, position);

-- The largest order number of a day, or of a block that continues a day, that a simulator reserved.
CREATE TABLE order_ranges (
  generation bigint NOT NULL,
  block      bigint NOT NULL,
  last       bigint NOT NULL,
  PRIMARY KEY (generation, block)
);

CREATE TABLE journal (
  generation bigint NOT NULL,
  number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account    bigint,
  content    bytea  NOT NULL,
  request_id text
);

-- Work that one simulator does at a time.
CREATE TABLE leases (
  name    text   PRIMARY KEY,
  holder  text   NOT NULL,
  expires bigint NOT NULL -- milliseconds
);
