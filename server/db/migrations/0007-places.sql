-- Households that move between hamlets, and hamlets that are split and merged.

alter table hamlet add column merged_into integer;
alter table hamlet add column ended_at timestamptz;
alter table hamlet add foreign key (commune_code, merged_into) references hamlet (commune_code, scope_id);
comment on column hamlet.merged_into is 'The hamlet of the same commune that this one has become a part of; null while it stands';
comment on column hamlet.ended_at is 'When it became a part of another; null while it stands';

create index household_by_id on household (commune_code, household_id);
