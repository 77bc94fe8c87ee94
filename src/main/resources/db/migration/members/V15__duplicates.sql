-- Pairs that may be one person's, with how likely and why. What an import noticed waits to be compared (bits is null);
-- evidence names levels of agreement, no values.
alter table members.possible_duplicate add column bits real;
alter table members.possible_duplicate add column evidence jsonb;
alter table members.possible_duplicate add column compared_at timestamptz;
create index possible_duplicate_queue on members.possible_duplicate (bits desc, one, other) where bits is not null;
create index possible_duplicate_waiting on members.possible_duplicate (one, other) where bits is null;
create index possible_duplicate_other on members.possible_duplicate (other);

-- One row: up to which transaction changes were compared, what the last scan learned, and how the office wants it.
create table members.duplicate_watch (
    only_one        boolean primary key default true check (only_one),
    mark            text not null default '0',
    model           text,
    scan_wanted     boolean not null default false,
    scan_cancel     boolean not null default false,
    scan_share      double precision,
    scanned_at      timestamptz,
    scanned_people  bigint not null default 0,
    scan_seconds    double precision not null default 0,
    merge_from_bits real
);
insert into members.duplicate_watch default values;
