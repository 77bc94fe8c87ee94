-- Second steps that are to be taken away a day after somebody asked for it, unless their owner says no.
create table identity.second_step_reset (
    account_id      uuid primary key references identity.account (id) on delete cascade,
    asked_by        uuid not null,
    asked_by_name   text not null,
    reason          text not null,
    asked_at        timestamptz not null,
    due_at          timestamptz not null
);
