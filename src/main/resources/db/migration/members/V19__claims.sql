-- Somebody who came without an invitation and says which record is theirs.
create table members.claim (
    id           uuid primary key,
    version      bigint not null,
    state        text not null,
    since        timestamptz not null,
    due          timestamptz,
    language     text not null,
    -- what they say, and the address they proved, sealed
    said         bytea not null,
    -- by which the same address is known again; says nothing without the key
    mark         text not null,
    tries        int not null,
    begun_at     timestamptz not null,
    submitted_at timestamptz,
    -- the record meant, as far as one can tell, and on which rung of the ladder
    member_id    uuid,
    rung         text,
    doubt        text,
    contested    boolean not null,
    -- schools and departments whose officers may see it
    units        text[] not null,
    verdict      jsonb
);
create index claim_queue on members.claim (submitted_at, id) where submitted_at is not null;
create index claim_state on members.claim (state, submitted_at, id) where submitted_at is not null;
create index claim_due on members.claim (due) where due is not null;
create index claim_mark on members.claim (mark, begun_at desc);
create index claim_member on members.claim (member_id) where member_id is not null;
create index claim_units on members.claim using gin (units);

-- What became of it, step by step.
create table members.claim_step (
    id           uuid primary key,
    claim_id     uuid not null references members.claim on delete cascade,
    at           timestamptz not null,
    what         text not null,
    actor        uuid,
    actor_name   text not null,
    words        bytea
);
create index claim_step_claim on members.claim_step (claim_id, id);

-- Which proofs were tried on which record.
create table members.claim_try (
    member_id    uuid not null,
    claim_id     uuid not null references members.claim on delete cascade,
    proofs       text not null,
    at           timestamptz not null,
    primary key (member_id, claim_id, proofs)
);

-- Papers shown; the file lies sealed in the store of files under the same id.
create table members.claim_document (
    id           uuid primary key,
    claim_id     uuid not null references members.claim on delete cascade,
    type         text not null,
    bytes        bigint not null,
    added_at     timestamptz not null,
    gone_at      timestamptz
);
create index claim_document_claim on members.claim_document (claim_id, id);

-- Whom applicants wish to be asked about them.
create table members.claim_wish (
    id           uuid primary key,
    claim_id     uuid not null references members.claim on delete cascade,
    names        bytea not null,
    at           timestamptz not null,
    asked_at     timestamptz
);
create index claim_wish_claim on members.claim_wish (claim_id);
create index claim_wish_waiting on members.claim_wish (id) where asked_at is null;

-- Classmates asked whether they know the applicant.
create table members.claim_vouch (
    id           uuid primary key,
    claim_id     uuid not null references members.claim on delete cascade,
    voucher      uuid not null,
    for_class    boolean not null,
    asked_at     timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    unique (claim_id, voucher)
);

-- Who speaks for a class.
create table members.class_representative (
    id           uuid primary key,
    member_id    uuid not null,
    school       text not null,
    class_name   text not null,
    since        timestamptz not null,
    named_by     text not null,
    unique (school, class_name, member_id)
);
create index class_representative_member on members.class_representative (member_id);
