-- The trail is read newest first, by person, by act and between two days: each order has its index.
drop index privacy.audit_event_at;
drop index privacy.audit_event_actor;
drop index privacy.audit_event_act;
create index audit_event_at on privacy.audit_event (at, id);
create index audit_event_actor on privacy.audit_event (actor, at, id);
create index audit_event_act on privacy.audit_event (act text_pattern_ops, at, id);
