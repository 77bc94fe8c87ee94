-- Searches that found nobody.
create table members.nothing_found (
    typed       text primary key,
    times       bigint not null,
    last_at     timestamptz not null
);
create index nothing_found_frequent on members.nothing_found (times desc, last_at desc);

-- Searches kept under a name, each by its owner.
create table members.saved_search (
    id          uuid primary key,
    owner       uuid not null,
    name        text not null,
    params      text not null,
    saved_at    timestamptz not null default now(),
    unique (owner, name)
);
