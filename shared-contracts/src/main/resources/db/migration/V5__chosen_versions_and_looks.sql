-- Going back to an earlier version, and looking for newer ones -------------------------------------------------------

-- The number of the app's newest version when somebody chose which one is used; 0 when nobody did. A version up to it
-- does not come into use by its check any more: what was known when the choice was made must not undo it.
ALTER TABLE apps ADD COLUMN passed_over integer NOT NULL DEFAULT 0;

-- Looks for a newer commit of what an app follows: the one that is wanted, and what the last one came to.
CREATE TABLE app_looks (
    app_id        bigint PRIMARY KEY REFERENCES apps ON DELETE CASCADE,
    -- When a push asked for it; null when none is wanted. A push that comes during a look asks for another.
    wanted_at     timestamptz,
    -- Until when an API process may take for the look it has begun; another process begins it anew after that.
    claimed_until timestamptz,
    -- When the last look ended, by whatever it was asked for; null before the first.
    looked_at     timestamptz,
    -- Why the last look came to nothing; null when it did not.
    problem       text
);

CREATE INDEX app_looks_wanted ON app_looks (wanted_at) WHERE wanted_at IS NOT NULL;
