"""deploy/release-notes against a repository made for it."""

import json
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).with_name("release-notes")
MIGRATIONS = "shared-contracts/src/main/resources/db/migration"
SETTINGS = "docs-site/api/settings-api.json"


class ReleaseNotes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.git("init", "--quiet")
        self.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-02\n\nThe first one.\n")
        self.settings(("stoa.old", "What was.", "1"), ("stoa.size", "A limit.", "5"), ("stoa.time", "A limit.", "6s"))
        self.write(f"{MIGRATIONS}/V1__apps.sql", "")
        self.write("deploy/release-notes", SCRIPT.read_text(encoding="utf-8"))
        self.commit("feat(api): the first thing")
        self.git("tag", "v1.0.0")

    def git(self, *arguments):
        name = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *arguments], cwd=self.root, check=True, capture_output=True)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def settings(self, *settings):
        keys = ("name", "description", "default")
        self.write(SETTINGS, json.dumps([dict(zip(keys, setting)) for setting in settings]))

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def notes(self, *arguments):
        script = ["python3", self.root / "deploy/release-notes", *arguments]
        return subprocess.run(script, check=True, capture_output=True, text=True).stdout

    def test_commits_stand_under_their_headings_by_part(self):
        for subject in ("fix(worker): a slow end", "feat(site): a page", "feat: both", "perf(api): quick", "docs: words",
                        "test(api): a case", "build(deps): bump it", "build: a plugin", "no kind at all", "feat(site): a page"):
            self.commit(subject)
        draft = self.notes()
        self.assertTrue(draft.startswith("## [Unreleased]\n\n### To upgrade\n\n- The tables stay as they are.\n\n"), draft)
        self.assertTrue(draft.endswith("""\
### Added

- both
- Web site: a page

### Changed

- API: quick
- Dependencies: bump it

### Fixed

- Workers: a slow end
"""), draft)

    def test_an_upgrade_names_new_tables_and_changed_settings(self):
        self.write(f"{MIGRATIONS}/V10__later.sql", "")
        self.write(f"{MIGRATIONS}/V2__more_runs.sql", "")
        self.settings(("stoa.size", "A limit.", "7"), ("stoa.time", "A limit.", "6s"), ("stoa.new.a", "What is new.", None))
        self.commit("feat(api): more\n\nWhy.\n\nBREAKING CHANGE: Tokens have to be\nmade again.")
        self.assertIn("""\
### To upgrade

- **Back up the database.** The API changes the tables when it starts: V2 more runs, V10 later. Start it before the workers.
- New setting `stoa.new.a` (the API): What is new. Default: none.
- **Setting gone: `stoa.old`** (the API), which was: What was.
- Default of `stoa.size` (the API): was 5, is 7.
- API: Tokens have to be made again.

### Added
""", self.notes("1.1.0"))

    def test_a_version_with_a_section_has_that_one(self):
        self.assertEqual(self.notes("1.0.0"), "The first one.\n")

    def test_what_was_released_before_is_the_newest_tag_but_the_versions_own(self):
        self.commit("feat(api): the second thing")
        self.git("tag", "v1.1.0")
        self.commit("fix(api): the third thing")
        self.git("tag", "v2.0.0-rc.1")
        self.assertNotIn("second", self.notes())
        self.assertIn("third", self.notes())
        self.git("tag", "v1.10.0")
        self.assertIn("third", self.notes("1.10.0"))
        self.assertNotIn("second", self.notes("1.10.0"))

    def test_the_first_release_has_all_and_no_upgrade(self):
        self.git("tag", "--delete", "v1.0.0")
        self.assertEqual(self.notes().split("\n\n")[1:], ["### Added", "- API: the first thing\n"])


if __name__ == "__main__":
    unittest.main()
