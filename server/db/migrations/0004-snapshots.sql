-- Whole hamlets as files, and what remains of a household that has left one.

alter table household add column gone_at timestamptz;
comment on column household.gone_at is 'When the household left this hamlet: the body only says where to; null while it is here';
create index household_gone on household (gone_at) where gone_at is not null;

alter table sync_scope add column tomb_ver bigint not null default 0;
comment on column sync_scope.tomb_ver is 'Of households that left at this version or before nothing may remain: whoever has read less reads the hamlet anew';

create table snapshot (
  commune_code text not null,
  scope_id integer not null,
  epoch uuid not null,
  ver bigint not null,
  bytes bytea not null,
  row_count integer not null,
  made_at timestamptz not null default now(),
  primary key (commune_code, scope_id, epoch, ver),
  foreign key (commune_code, scope_id) references hamlet
);
comment on table snapshot is 'Hamlets as files for phones that have nothing of them: never changed, the newest two of a hamlet are kept';
comment on column snapshot.commune_code is 'Commune of the hamlet';
comment on column snapshot.scope_id is 'The hamlet';
comment on column snapshot.epoch is 'The history it is from';
comment on column snapshot.ver is 'The version of the hamlet that it shows';
comment on column snapshot.bytes is 'Gzip of the rows as JSON (Row[] of shared/sync/pull.ts)';
comment on column snapshot.row_count is 'How many rows: tells when too much of the hamlet is newer';
comment on column snapshot.made_at is 'When it was made';
-- Compressed already.
alter table snapshot alter column bytes set storage external;
