-- Who an account is at the OpenID Connect provider it signs in at; both null for an account of Stoa's own.
ALTER TABLE accounts
    ADD COLUMN issuer  text,
    ADD COLUMN subject text,
    ADD CONSTRAINT accounts_issuer_has_subject CHECK ((issuer IS NULL) = (subject IS NULL)),
    ADD CONSTRAINT accounts_subject_once UNIQUE (issuer, subject);
