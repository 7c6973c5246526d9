-- Which history this database goes on with: a restored dump, a promoted standby or a recovery to an earlier moment is
-- not a continuation of what phones have seen, and says so by new epochs.

create table sync_history (
  one boolean primary key default true check (one),
  system_identifier text,
  timeline text,
  table_oid bigint not null,
  kept_at timestamptz not null,
  safe_at timestamptz
);
comment on table sync_history is 'One row: where the history of this database was last written, and what of it is safe elsewhere';
comment on column sync_history.one is 'There is only one row';
comment on column sync_history.system_identifier is 'The cluster, by pg_control_system(); null where the server does not tell';
comment on column sync_history.timeline is 'The timeline that is written to: promotion and recovery begin a new one; null where the server does not tell';
comment on column sync_history.table_oid is 'This table''s own number: a dump restored into the same cluster makes another table';
comment on column sync_history.kept_at is 'When these were written down';
comment on column sync_history.safe_at is 'Everything received before is in a verified backup off the machine, as an operator said; null: nobody has';

create table sync_fork (
  commune_code text not null,
  scope_id integer not null,
  old_epoch uuid not null,
  new_epoch uuid not null,
  fork_ver bigint not null,
  primary key (commune_code, scope_id, old_epoch),
  foreign key (commune_code, scope_id) references hamlet
);
comment on table sync_fork is 'Epochs that ended, and how far what phones saw in them is still true';
comment on column sync_fork.commune_code is 'Commune of the hamlet';
comment on column sync_fork.scope_id is 'The hamlet';
comment on column sync_fork.old_epoch is 'The epoch that ended';
comment on column sync_fork.new_epoch is 'The epoch that began';
comment on column sync_fork.fork_ver is 'The hamlet''s version at that moment: up to it both histories are the same';

create function history_identity(out system_identifier text, out timeline text, out table_oid bigint)
language plpgsql stable as $$
begin
  table_oid := 'sync_history'::regclass::oid::bigint;
  begin
    system_identifier := (select control.system_identifier::text from pg_control_system() control);
  exception when insufficient_privilege or undefined_function or feature_not_supported then null;
  end;
  begin
    -- Not pg_control_checkpoint(): that tells the new timeline only after the first checkpoint that follows a promotion.
    timeline := left(pg_walfile_name(pg_current_wal_lsn()), 8);
  exception when insufficient_privilege or undefined_function or feature_not_supported then null;
  end;
end $$;
comment on function history_identity is 'Where this database is written now; null where the server does not tell';
