-- The page of the portal that a message leads to.
alter table notification add column link varchar(300);
