-- Two records that became one. What both were, and what went where, is sealed: a merge can be undone months later. The
-- history of the merged record stays where it is. An old id leads to the survivor as long as undone_at is null.
create table members.merge (
    id              uuid primary key,
    survivor        uuid not null,
    survivor_name   text not null,
    merged          uuid not null,
    merged_name     text not null,
    sealed          bytea not null,
    actor           uuid not null,
    actor_name      text not null,
    merged_at       timestamptz not null,
    undone_by       uuid,
    undone_by_name  text,
    undone_at       timestamptz,
    check (survivor <> merged)
);
create unique index merge_old_id on members.merge (merged) where undone_at is null;
create index merge_survivor on members.merge (survivor) where undone_at is null;
create index merge_latest on members.merge (merged_at desc, id desc);

-- "Not the same person", said once and for ever; of the records as they were then, so that it still holds when one of
-- them is merged with a third.
create table members.different (
    one         uuid not null,
    other       uuid not null,
    actor       uuid not null,
    actor_name  text not null,
    said_at     timestamptz not null,
    primary key (one, other),
    check (one < other)
);
create index different_other on members.different (other);
