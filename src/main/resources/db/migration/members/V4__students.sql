-- The few who still study, looked at every hour to see who has become an alum.
create index member_students on members.member (id) where facts ->> 'standing' = 'STUDENT';
