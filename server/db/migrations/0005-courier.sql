-- Work that is carried by hand: the server's own key by name, the phones' outbox keys sealed to it, what was brought.

create table server_key (
  key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
  begun_at timestamptz not null
);
comment on table server_key is 'Which keys this server is known by to phones; the keys themselves lie in a file outside the database';
comment on column server_key.key_id is 'Id of the public keys, as phones are told';
comment on column server_key.begun_at is 'Since when; the newest row is the key in use';

create table outbox_key (
  key_id uuid primary key,
  account_id uuid not null references account,
  device_id uuid not null,
  server_key text not null references server_key,
  wrapped bytea not null,
  registered_at timestamptz not null
);
comment on table outbox_key is 'The key under which a phone keeps its work, sealed to the server: neither a backup nor this table opens anything';
comment on column outbox_key.key_id is 'UUID made by the phone with the key';
comment on column outbox_key.account_id is 'Whose phone registered it: who did what it seals';
comment on column outbox_key.device_id is 'Which phone registered it';
comment on column outbox_key.server_key is 'The server key it is sealed to';
comment on column outbox_key.wrapped is 'The sealed key, shared/sync/courier-keys.ts';
comment on column outbox_key.registered_at is 'When the phone gave it';

create table courier_bundle (
  sha bytea primary key,
  key_id uuid not null references outbox_key,
  operations integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  brought_by uuid references account
);
comment on table courier_bundle is 'Bundles that were brought, each once however often it came';
comment on column courier_bundle.sha is 'SHA-256 of the bundle';
comment on column courier_bundle.key_id is 'The outbox key it was sealed with';
comment on column courier_bundle.operations is 'How many operations are in it';
comment on column courier_bundle.first_at is 'When it first came';
comment on column courier_bundle.last_at is 'When it last came';
comment on column courier_bundle.times is 'How often it came';
comment on column courier_bundle.brought_by is 'Who was signed in where it was first handed in; null: nobody';

alter table sync_op drop constraint sync_op_via_check;
alter table sync_op add constraint sync_op_via_check check (via in ('net', 'courier', 'office'));
