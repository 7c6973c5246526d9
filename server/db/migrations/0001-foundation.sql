-- Places, people who sign in, and the gate through which everything in the field is written.
-- Every table of the field is keyed by commune first, then hamlet (scope): it can be partitioned, or spread over
-- machines by commune, without changing a query.

create table province (
  province_code text primary key check (province_code ~ '^\d{2}$'),
  name text not null
);
comment on table province is 'Provinces and centrally run cities';
comment on column province.province_code is 'Two digits, Decision 19/2025/QĐ-TTg';
comment on column province.name is 'Full Vietnamese name with its kind, NFC';

create table commune (
  commune_code text primary key check (commune_code ~ '^\d{5}$'),
  province_code text not null references province,
  name text not null
);
comment on table commune is 'Communes, wards and special zones';
comment on column commune.commune_code is 'Five digits, Decision 19/2025/QĐ-TTg; never matched by name';
comment on column commune.province_code is 'The province it belongs to';
comment on column commune.name is 'Full Vietnamese name with its kind, NFC';
create index commune_by_province on commune (province_code);

create table hamlet (
  commune_code text not null references commune,
  scope_id integer not null check (scope_id between 1 and 32767),
  name text not null,
  name_fold text not null,
  primary key (commune_code, scope_id),
  unique (commune_code, name_fold)
);
comment on table hamlet is 'Thôn, xóm, bản, ấp, tổ dân phố: the unit of work, of permission and of synchronisation';
comment on column hamlet.commune_code is 'The commune it belongs to';
comment on column hamlet.scope_id is 'Number within the commune; no national code list of hamlets exists';
comment on column hamlet.name is 'Name with the commune''s own word for it, e.g. Thôn Đồng Xuân';
comment on column hamlet.name_fold is 'The name without marks, for reading lists typed by others';

create table account (
  account_id uuid primary key,
  role text not null check (role in ('volunteer', 'lead', 'official', 'leader', 'department', 'admin')),
  name text not null,
  username text unique,
  password_hash text,
  province_code text references province,
  commune_code text references commune,
  state text not null default 'active' check (state in ('invited', 'active', 'suspended', 'ended')),
  created_at timestamptz not null default now()
);
comment on table account is 'Everyone who may sign in or hold a phone of ours';
comment on column account.account_id is 'UUIDv7';
comment on column account.role is 'What the person is here; decides, with the place, what is allowed';
comment on column account.name is 'Name shown beside what the person did';
comment on column account.username is 'Sign-in name of people at a desk, lower case; volunteers have none';
comment on column account.password_hash is 'Argon2id; null for volunteers';
comment on column account.province_code is 'Province of a department user';
comment on column account.commune_code is 'Commune of officials, leaders, leads and volunteers';
comment on column account.state is 'invited, active, suspended or ended; only active may do anything';
comment on column account.created_at is 'When it was made';

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  device_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'Signed-in browsers and enrolled phones; the token itself is only in the cookie';
comment on column session.token_hash is 'SHA-256 of the token';
comment on column session.account_id is 'Whose it is';
comment on column session.device_id is 'The phone, when it is a phone';
comment on column session.created_at is 'When it began';
comment on column session.expires_at is 'After this it is worth nothing';
create index session_by_account on session (account_id);

create table device (
  device_id uuid primary key,
  account_id uuid not null references account,
  label text not null,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz
);
comment on table device is 'Phones that were enrolled';
comment on column device.device_id is 'UUID made by the phone before it enrols';
comment on column device.account_id is 'The volunteer who holds it';
comment on column device.label is 'What the phone says it is, for the list of devices';
comment on column device.enrolled_at is 'When the enrolment link was used';
comment on column device.last_seen_at is 'Last contact';

create table enrolment (
  code_hash bytea primary key,
  account_id uuid not null references account,
  created_by uuid references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  device_id uuid
);
comment on table enrolment is 'One-time links that make a phone a volunteer''s';
comment on column enrolment.code_hash is 'SHA-256 of the code in the link';
comment on column enrolment.account_id is 'The volunteer it is for';
comment on column enrolment.created_by is 'The official who made it; null when made by a command';
comment on column enrolment.created_at is 'When it was made';
comment on column enrolment.expires_at is 'After this it is too old';
comment on column enrolment.used_at is 'When it was used; a link works once';
comment on column enrolment.device_id is 'The phone that used it: the same phone may ask again when the answer was lost';

create table scope_grant (
  commune_code text not null,
  scope_id integer not null,
  account_id uuid not null references account,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (commune_code, scope_id, account_id, from_at),
  foreign key (commune_code, scope_id) references hamlet
);
comment on table scope_grant is 'Which hamlets a volunteer or team lead works in, and when';
comment on column scope_grant.commune_code is 'Commune of the hamlet';
comment on column scope_grant.scope_id is 'The hamlet';
comment on column scope_grant.account_id is 'Who may work there';
comment on column scope_grant.from_at is 'From when';
comment on column scope_grant.to_at is 'Until when; null while it lasts';
create index scope_grant_by_account on scope_grant (account_id);

create table sync_scope (
  commune_code text not null,
  scope_id integer not null,
  epoch uuid not null,
  ver bigint not null default 0,
  primary key (commune_code, scope_id),
  foreign key (commune_code, scope_id) references hamlet
) with (fillfactor = 50);
comment on table sync_scope is 'The gap-free version of each hamlet: every writer locks this row first';
comment on column sync_scope.commune_code is 'Commune of the hamlet';
comment on column sync_scope.scope_id is 'The hamlet';
comment on column sync_scope.epoch is 'Changes when history may not be a continuation of what phones have seen';
comment on column sync_scope.ver is 'Version of the last operation applied; dense from 1';

create table sync_op (
  commune_code text not null,
  scope_id integer not null,
  op_id uuid not null,
  ver bigint not null,
  account_id uuid not null,
  device_id uuid,
  dev_seq bigint not null,
  op_type text not null,
  op_v integer not null,
  base_ver bigint not null,
  done_at timestamptz not null,
  received_at timestamptz not null,
  via text not null check (via in ('net', 'office')),
  body jsonb not null,
  body_sha bytea not null,
  primary key (commune_code, scope_id, op_id),
  unique (commune_code, scope_id, ver)
);
comment on table sync_op is 'The journal: every operation applied, for ever';
comment on column sync_op.commune_code is 'Commune of the hamlet';
comment on column sync_op.scope_id is 'The hamlet';
comment on column sync_op.op_id is 'UUIDv7 made where the operation was done; sent twice it is the same';
comment on column sync_op.ver is 'Its place in the hamlet''s history';
comment on column sync_op.account_id is 'Who did it';
comment on column sync_op.device_id is 'On which phone; null when done at a desk';
comment on column sync_op.dev_seq is 'The phone''s own count, for audit; 0 when done at a desk';
comment on column sync_op.op_type is 'Name of the operation, e.g. visit.log';
comment on column sync_op.op_v is 'Version of its body';
comment on column sync_op.base_ver is 'Version of the hamlet that the author had seen';
comment on column sync_op.done_at is 'When it was done, by the author''s clock but never later than received_at';
comment on column sync_op.received_at is 'When the server had it';
comment on column sync_op.via is 'By which road it came';
comment on column sync_op.body is 'The body as sent';
comment on column sync_op.body_sha is 'SHA-256 of type, version and canonical body: the same id with another body is refused';

create table sync_quarantine (
  commune_code text not null,
  scope_id integer not null,
  op_id uuid not null,
  body_sha bytea not null,
  account_id uuid not null,
  device_id uuid,
  code text not null,
  envelope text not null,
  received_at timestamptz not null,
  primary key (commune_code, scope_id, op_id, body_sha)
);
comment on table sync_quarantine is 'Operations that could not be applied: kept, with the reason, until a person decides';
comment on column sync_quarantine.commune_code is 'Commune that the sender named';
comment on column sync_quarantine.scope_id is 'Hamlet that the sender named';
comment on column sync_quarantine.op_id is 'Id of the operation';
comment on column sync_quarantine.body_sha is 'Tells apart two bodies under one id';
comment on column sync_quarantine.account_id is 'Who sent it';
comment on column sync_quarantine.device_id is 'From which phone';
comment on column sync_quarantine.code is 'Why it could not be applied';
comment on column sync_quarantine.envelope is 'The operation as sent, as JSON text: it may hold what jsonb refuses';
comment on column sync_quarantine.received_at is 'When the server had it';

create table household (
  commune_code text not null,
  scope_id integer not null,
  household_id uuid not null,
  ver bigint not null,
  body jsonb not null,
  head_name text not null,
  address text,
  coverage text not null,
  missing text[] not null,
  last_visit_at timestamptz,
  last_visit_by text,
  last_outcome text,
  poverty text,
  primary key (commune_code, scope_id, household_id),
  foreign key (commune_code, scope_id) references hamlet
);
comment on table household is 'Households as they are known now';
comment on column household.commune_code is 'Commune of the hamlet';
comment on column household.scope_id is 'The hamlet';
comment on column household.household_id is 'UUIDv7';
comment on column household.ver is 'Version of the hamlet that last touched this row';
comment on column household.body is 'The household of shared/household/household.ts';
comment on column household.head_name is 'Derived for lists: name of the head';
comment on column household.address is 'Derived for lists: address';
comment on column household.coverage is 'Derived: where it stands, by shared/coverage/coverage.ts';
comment on column household.missing is 'Derived: which of the three skills are missing';
comment on column household.last_visit_at is 'Derived: when somebody last went';
comment on column household.last_visit_by is 'Derived: name of who last went';
comment on column household.last_outcome is 'Derived: what came of it';
comment on column household.poverty is 'Derived: class on the commune''s list, null when no list names the household';
create index household_by_ver on household (commune_code, scope_id, ver);

create table member (
  commune_code text not null,
  scope_id integer not null,
  member_id uuid not null,
  household_id uuid not null,
  ver bigint not null,
  body jsonb not null,
  primary key (commune_code, scope_id, household_id, member_id)
);
comment on table member is 'People of households as they are known now';
comment on column member.commune_code is 'Commune of the hamlet';
comment on column member.scope_id is 'The hamlet';
comment on column member.member_id is 'UUIDv7';
comment on column member.household_id is 'The household';
comment on column member.ver is 'Version of the hamlet that last touched this row';
comment on column member.body is 'The member of shared/member/member.ts';
create index member_by_ver on member (commune_code, scope_id, ver);

create table visit (
  commune_code text not null,
  scope_id integer not null,
  visit_id uuid not null,
  household_id uuid not null,
  ver bigint not null,
  body jsonb not null,
  primary key (commune_code, scope_id, household_id, visit_id)
);
comment on table visit is 'Visits as they are known now';
comment on column visit.commune_code is 'Commune of the hamlet';
comment on column visit.scope_id is 'The hamlet';
comment on column visit.visit_id is 'UUIDv7';
comment on column visit.household_id is 'The household';
comment on column visit.ver is 'Version of the hamlet that last touched this row';
comment on column visit.body is 'The visit of shared/visit/visit.ts';
create index visit_by_ver on visit (commune_code, scope_id, ver);

create table hamlet_tally (
  commune_code text not null,
  scope_id integer not null,
  numbers jsonb not null,
  last_visit_at timestamptz,
  primary key (commune_code, scope_id),
  foreign key (commune_code, scope_id) references hamlet
);
comment on table hamlet_tally is 'The numbers of each hamlet, kept in the transaction of every write: boards read these, never the households';
comment on column hamlet_tally.commune_code is 'Commune of the hamlet';
comment on column hamlet_tally.scope_id is 'The hamlet';
comment on column hamlet_tally.numbers is 'The tally of shared/coverage/tally.ts';
comment on column hamlet_tally.last_visit_at is 'When somebody last went to a door of this hamlet';
