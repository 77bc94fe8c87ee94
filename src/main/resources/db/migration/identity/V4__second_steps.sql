-- The authenticator app of an account. A code is good for one sign-in: none of the last step taken, or before it, is
-- taken again.
create table identity.authenticator (
    account_id      uuid primary key references identity.account (id) on delete cascade,
    -- sealed; the one in use, and one that waits for its first code
    secret          bytea,
    pending         bytea,
    pending_at      timestamptz,
    since           timestamptz,
    last_step       bigint not null default 0
);

-- Hashes of codes on paper; each is good once.
create table identity.recovery_code (
    account_id      uuid not null references identity.account (id) on delete cascade,
    hash            bytea not null,
    made_at         timestamptz not null,
    used_at         timestamptz,
    primary key (account_id, hash)
);

-- What the office asks of its colleagues. Whoever was here before has two weeks from the day this table came.
create table identity.second_step_rule (
    only_one        boolean primary key default true check (only_one),
    wanted          text not null default 'WITHIN',
    days            integer not null default 14,
    since           timestamptz not null default now()
);
insert into identity.second_step_rule default values;

-- The language of the last sign-in, for letters.
alter table identity.account add column language text;
