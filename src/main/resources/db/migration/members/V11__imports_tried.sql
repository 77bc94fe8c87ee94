-- People as a check of a roster believes them to be after the rows it has read so far, sealed. Only one import runs at
-- a time; what a check leaves here is swept away when it ends and before the next begins. Lost in a crash on purpose:
-- a check that was interrupted begins anew.
create unlogged table members.trial_person (
    id          uuid primary key,
    -- whether no record tells of them yet
    newcomer    boolean not null,
    sealed      bytea not null
);
create unlogged table members.trial_lookup (
    key         bigint not null,
    member_id   uuid not null,
    primary key (key, member_id)
);
create index trial_lookup_member on members.trial_lookup (member_id);

-- A cell put right may be given back to the file (sealed is null then). Which of them the last check or run has read,
-- and which wait for the next, shows from when they were written.
alter table members.roster_fix alter column sealed drop not null;
alter table members.roster_fix add column fixed_at timestamptz not null default now();

-- Whom the one who handed a roster in may see: rows about others are rejected.
alter table members.roster_import add column reach jsonb not null default '{"everyone":true,"units":[]}';
