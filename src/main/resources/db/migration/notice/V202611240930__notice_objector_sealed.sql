-- Who objects is stored sealed. Rows from before are sealed when the application starts, which empties the plain columns.
alter table objection add column objector_name_sealed bytea;
alter table objection add column contact_phone_sealed bytea;
alter table objection add column contact_address_sealed bytea;
alter table objection add column contact_email_sealed bytea;
