-- When somebody was last asked whether what is held about them is still true.
create table members.still_true (
    member_id       uuid primary key,
    asked_at        timestamptz not null
);

-- One row: how far the round has come that looks for those to ask, and when it last got to the end.
create table members.still_true_round (
    only_one        boolean primary key default true check (only_one),
    after           uuid not null default '00000000-0000-0000-0000-000000000000',
    ended_at        timestamptz
);
insert into members.still_true_round default values;
