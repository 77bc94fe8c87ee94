-- What people are asked to agree to, word for word, for each purpose and version. Rows are only ever added: whoever
-- agreed did so to the words that stood there.
create table privacy.consent_wording (
    purpose     text not null,
    version     integer not null,
    zh          text not null,
    en          text not null,
    since       timestamptz not null,
    -- who of the office wrote it; null where the program brought it
    by_name     text,
    primary key (purpose, version)
);

-- Who agreed to which wording, when and through what, and when they took it back.
create table privacy.consent (
    id                  uuid primary key,
    member_id           uuid not null,
    purpose             text not null,
    version             integer not null,
    given_at            timestamptz not null,
    through             text not null,
    withdrawn_at        timestamptz,
    withdrawn_through   text
);
create unique index consent_standing on privacy.consent (member_id, purpose) where withdrawn_at is null;
create index consent_member on privacy.consent (member_id, given_at desc);
create index consent_count on privacy.consent (purpose, version) where withdrawn_at is null;
