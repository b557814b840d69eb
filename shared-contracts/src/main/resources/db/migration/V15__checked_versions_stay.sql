-- A version that has been checked stays as it was found, whoever writes: put back to CHECKING it could be claimed once more, and
-- its app's secrets are handed out with that.
CREATE FUNCTION refuse_change_of_checked_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Version % has been checked, is % and stays so.', OLD.id, OLD.status
      USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER app_versions_checked_stay
    BEFORE UPDATE ON app_versions
    FOR EACH ROW
    WHEN (OLD.status <> 'CHECKING' AND (
        OLD.status <> NEW.status OR OLD.check_attempt <> NEW.check_attempt OR OLD.error IS DISTINCT FROM NEW.error
        OR OLD.environment_id IS DISTINCT FROM NEW.environment_id OR OLD.packages IS DISTINCT FROM NEW.packages
        OR OLD.commit_id <> NEW.commit_id OR OLD.secret_names <> NEW.secret_names))
    EXECUTE FUNCTION refuse_change_of_checked_version();

-- Called by the claims only.
REVOKE EXECUTE ON FUNCTION secrets_of_version(bigint, text[]) FROM PUBLIC;
