-- What a version was checked on: python is null for a Java app, java for a Python app, and both before the check.
ALTER TABLE app_versions ADD COLUMN java text;
