-- What is done to a role, such as another quota, is noted too. Those there are met the rule before, which allowed less:
-- NOT VALID spares reading them all while nothing can be noted.
ALTER TABLE audit_events DROP CONSTRAINT audit_events_subject_kind;
ALTER TABLE audit_events ADD CONSTRAINT audit_events_subject_kind
    CHECK (subject_kind IN ('ACCOUNT', 'ROLE', 'GROUP', 'TOKEN', 'APP', 'RUN')) NOT VALID;
