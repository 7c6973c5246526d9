-- Two opinions on one fact, and two names of one household.

alter table household add column merged_into uuid;
alter table household add column is_shown boolean not null default true;
alter table household add column disputes integer not null default 0;
comment on column household.merged_into is 'Derived: somebody said that this is another name of that household';
comment on column household.is_shown is 'Derived: false for what is only another name of a household, and for what has left the hamlet';
comment on column household.disputes is 'Derived: about how many facts people who did not know of each other say different things';
create index household_names on household (commune_code, scope_id, merged_into) where merged_into is not null;
create index household_disputed on household (commune_code, scope_id) where disputes > 0;
