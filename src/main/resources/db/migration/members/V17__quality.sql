-- What the records lack, derived from them by a follower and made anew whenever that is wanted: nothing here is the
-- only copy of anything, and no value of a fact is kept, only whether there is one, from whom and from which year.
create table members.quality (
    id      uuid primary key,
    -- schools, departments and classes, each with what it belongs to
    places  text[] not null,
    -- the decade somebody came in; 0 where it is not known
    decade  smallint not null,
    -- what is true of them, as numbers that the program knows
    tags    integer[] not null
);
create index quality_places on members.quality using gin (places);
create index quality_invalid on members.quality (id) where tags @> '{4}';
create index quality_failed on members.quality (id) where tags @> '{5}';

-- How many there are of each, by place and decade; the place '' is everybody.
create table members.quality_count (
    place   text not null,
    decade  smallint not null,
    counts  jsonb not null,
    primary key (place, decade)
);

-- Living alumni of each class, and how many of them nobody can reach.
create table members.quality_class (
    place       text primary key,
    school      text not null,
    department  text not null,
    class       text not null,
    alumni      integer not null,
    lost        integer not null
);
create index quality_class_share on members.quality_class
    ((lost::double precision / alumni) desc, lost desc, place) where lost > 0 and alumni > 0;
create index quality_class_number on members.quality_class (lost desc, place) where lost > 0 and alumni > 0;

-- How things stood in a month, as last seen in it.
create table members.quality_month (
    month   date not null,
    place   text not null,
    counts  jsonb not null,
    primary key (month, place)
);

-- One row: how far the follower has come. Records changed before the transaction `mark`, and those of it up to `after`,
-- are dealt with; `recount` says that the counts are to be made anew from the lines, `share` how far that is (0 to 1).
create table members.quality_state (
    only_one    boolean primary key default true check (only_one),
    version     integer not null default 0,
    mark        text not null default '0',
    after       uuid not null default '00000000-0000-0000-0000-000000000000',
    recount     boolean not null default false,
    share       double precision,
    counted     bigint not null default 0,
    counted_at  timestamptz,
    kept_at     timestamptz
);
insert into members.quality_state default values;
