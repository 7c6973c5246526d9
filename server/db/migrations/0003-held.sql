-- Operations that wait for something, what people decided about those set aside, and a sum that proves a phone's copy.

alter table sync_scope add column digest text;
comment on column sync_scope.digest is 'Sum over the hamlet''s rows (shared/sync/digest.ts), kept in the transaction of every write; null until first summed';

create table sync_held (
  commune_code text not null,
  scope_id integer not null,
  op_id uuid not null,
  body_sha bytea not null,
  household_id uuid,
  account_id uuid not null,
  device_id uuid,
  envelope text not null,
  received_at timestamptz not null,
  primary key (commune_code, scope_id, op_id, body_sha)
);
comment on table sync_held is 'Operations that came before what they need: applied by themselves when it arrives';
comment on column sync_held.commune_code is 'Commune of the hamlet';
comment on column sync_held.scope_id is 'The hamlet';
comment on column sync_held.op_id is 'Id of the operation';
comment on column sync_held.body_sha is 'Tells apart two bodies under one id';
comment on column sync_held.household_id is 'The household that is missing; null when it is a newer server that is missing';
comment on column sync_held.account_id is 'Who did it';
comment on column sync_held.device_id is 'On which phone';
comment on column sync_held.envelope is 'The operation as sent, as JSON text';
comment on column sync_held.received_at is 'When the server had it';
create index held_by_household on sync_held (commune_code, scope_id, household_id);

alter table sync_quarantine add column decision text check (decision in ('accepted', 'dismissed'));
alter table sync_quarantine add column decided_by uuid references account;
alter table sync_quarantine add column decided_at timestamptz;
comment on column sync_quarantine.decision is 'What a person decided: applied after all, or not; null while it waits';
comment on column sync_quarantine.decided_by is 'Who decided';
comment on column sync_quarantine.decided_at is 'When it was decided';

alter table device add column nonce uuid;
alter table device add column nonce_before uuid;
alter table device add column highest_seq bigint not null default 0;
comment on column device.nonce is 'What the phone must show at its next push; a copy of the phone will show an older one';
comment on column device.nonce_before is 'The one before: the answer that brought the newer may have been lost';
comment on column device.highest_seq is 'Highest number of an operation heard from it';
