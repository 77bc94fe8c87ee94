-- What people propose to change about themselves is looked at in the order in which it came.
create index offer_proposed on members.offer (offered_at, id) where source = 'SELF';
