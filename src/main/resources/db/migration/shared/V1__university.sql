

-- What the university says about itself: one row.
create table shared.university (
    only_one    boolean primary key default true check (only_one),
    name_zh     text not null,
    name_en     text not null,
    accent      text not null check (accent ~ '^#[0-9A-Fa-f]{6}$'),
    second      text not null check (second ~ '^#[0-9A-Fa-f]{6}$'),
    time_zone   text not null,
    logo        bytea,
    logo_type   text,
    version     bigint not null default 1
);
