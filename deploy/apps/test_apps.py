"""What holds for every starter app: its manifest, its examples, its result's shape, its extremes."""

import ast
import datetime
import inspect
import json
import sys
import types
import unittest

from app_under_test import AppUnderTest, app_folders, java_app_folders, load

MANIFEST_KEYS = {
    "name", "description", "inputs", "tags", "timeout_seconds", "memory_mb", "network", "runtime", "isolation",
    "max_attempts", "retries", "pool", "secrets", "deterministic", "examples", "output_schema",
}
FIELD_KEYS = {"type", "label", "min", "max", "step", "default", "unit", "required", "help", "options"}
FIELD_TYPES = {"number", "integer", "text", "boolean", "select", "date"}
EXAMPLE_KEYS = {"name", "inputs", "summary", "tolerance"}
NUMERIC = {"number", "integer"}
WAITING = "simulated_seconds"


class AppChecks:
    """The checks of one app, whose folder a subclass names."""

    folder_name = None

    @classmethod
    def setUpClass(cls):
        cls.app = load(cls.folder_name)
        cls.fields = cls.app.manifest["inputs"]

    def test_the_manifest_uses_only_keys_of_the_contract(self):
        manifest = self.app.manifest
        self.assertEqual(set(), set(manifest) - MANIFEST_KEYS)
        self.assertTrue(1 <= len(manifest["name"]) <= 80)
        self.assertTrue(1 <= len(manifest["description"]) <= 500)
        self.assertTrue(all(isinstance(tag, str) for tag in manifest["tags"]))

    def test_every_field_is_well_defined_and_explained(self):
        for key, field in self.fields.items():
            with self.subTest(field=key):
                self.assertEqual(set(), set(field) - FIELD_KEYS)
                self.assertIn(field["type"], FIELD_TYPES)
                self.assertTrue(field["label"] and field["help"])
                self.assertEqual(field["type"] == "select", "options" in field)
                self.assertIsNone(fault_of(field["default"], field))
                if field["type"] in NUMERIC:
                    self.assertLess(field["min"], field["max"])
                    self.assertGreater(field["step"], 0)
                else:
                    self.assertEqual(set(), {"min", "max", "step", "unit"} & set(field))

    def test_run_is_the_one_thing_the_function_exposes(self):
        self.assertEqual(["run"], self.app.function.__all__)
        self.assertTrue(inspect.iscoroutinefunction(self.app.function.run))
        self.assertEqual("(inputs: dict) -> dict", str(inspect.signature(self.app.function.run)))

    def test_only_the_standard_library_and_sibling_files_are_imported(self):
        standard_library = getattr(sys, "stdlib_module_names", None)
        if standard_library is None:
            self.skipTest("Python 3.9 cannot list its standard library")
        files = list(self.app.folder.glob("*.py"))
        siblings = {file.stem for file in files}
        for file in files:
            self.assertEqual(set(), imported_modules(file) - standard_library - siblings - {"stoa"})

    def test_the_folder_holds_only_the_app(self):
        kinds = {file.suffix for file in self.app.folder.iterdir() if file.is_file()}
        self.assertEqual({".json", ".md", ".py"}, kinds)
        self.assertTrue((self.app.folder / "README.md").read_text(encoding="utf-8").startswith("# "))

    def test_every_example_is_reproduced_within_its_tolerance(self):
        self.assertTrue(self.app.manifest["examples"])
        for example in self.app.manifest["examples"]:
            with self.subTest(example=example["name"]):
                self.assertEqual(EXAMPLE_KEYS, set(example))
                self.assertEqual(set(self.fields), set(example["inputs"]))
                faults = {key: fault_of(value, self.fields[key]) for key, value in example["inputs"].items()}
                self.assertEqual({None}, set(faults.values()), faults)
                self.assert_summary(example["summary"], self.app.run(**example["inputs"]), example["tolerance"])

    def assert_summary(self, expected, result, tolerance):
        self.assertTrue(expected)
        for label, value in expected.items():
            self.assertAlmostEqual(value, result["summary"][label], delta=tolerance, msg=label)

    def test_the_extremes_of_each_input_give_a_whole_result(self):
        for key, field in self.fields.items():
            for value in extreme_values(key, field):
                with self.subTest(**{key: value}):
                    self.assert_shape(self.app.run(**{key: value}))

    def test_all_inputs_at_their_lower_or_upper_end_give_a_whole_result(self):
        for end in (0, -1):
            extremes = {key: extreme_values(key, field) for key, field in self.fields.items()}
            inputs = {key: values[end] for key, values in extremes.items() if values}
            if "value_from" in inputs:  # the dearest price of the richest coupon can contradict each other
                inputs["value_from"] = "yield"
            self.assert_shape(self.app.run(**inputs))

    def test_the_result_of_the_defaults_has_the_shape_of_the_contract(self):
        self.assert_shape(self.app.run())

    def assert_shape(self, result):
        self.assertEqual(result, json.loads(json.dumps(result, allow_nan=False)))
        self.assertEqual({"columns", "table", "series", "summary"}, set(result))
        self.assertTrue(result["table"])
        for row in result["table"]:
            self.assertEqual(len(result["columns"]), len(row))
            self.assertEqual(list(result["table"][0]), list(row))
        lines = result["series"].values() if isinstance(result["series"], dict) else [result["series"]]
        for line in lines:
            xs = [point["x"] for point in line]
            self.assertGreater(len(line), 1)
            self.assertEqual(sorted(set(xs)), xs)
            self.assertTrue(all(list(point) == ["x", "y"] for point in line))
        for value in result["summary"].values():
            self.assertIsInstance(value, (int, float, str, type(None)))

    def test_the_same_inputs_give_the_same_result_also_after_a_fresh_start(self):
        first = self.app.run()
        self.assertEqual(first, self.app.run())
        self.assertEqual(first, AppUnderTest(self.app.folder).run())

    def test_the_inputs_are_left_as_they_were(self):
        inputs = self.app.defaults()
        self.app.run_with(inputs)
        self.assertEqual(self.app.defaults(), inputs)

    def test_progress_rises_to_one_and_changes_no_number(self):
        result, reports = run_with_progress(self.app)
        fractions = [fraction for fraction, _ in reports]
        self.assertEqual(self.app.run(), result)
        self.assertGreater(len(fractions), 1)
        self.assertEqual(sorted(fractions), fractions)
        self.assertTrue(0 <= fractions[0] and fractions[-1] == 1)
        self.assertTrue(all(message for _, message in reports))


class WaitingAppChecks(AppChecks):
    """The checks of an app that can be told to take its time."""

    def test_simulated_running_time_is_off_unless_asked_for(self):
        self.assertEqual(0, self.fields[WAITING]["default"])

    def test_simulated_running_time_is_waited_and_changes_no_number(self):
        started = datetime.datetime.now()
        result, reports = run_with_progress(self.app, simulated_seconds=0.2)
        self.assertGreaterEqual((datetime.datetime.now() - started).total_seconds(), 0.2)
        self.assertEqual(self.app.run(), result)
        self.assertGreater(len(reports), 10)
        fractions = [fraction for fraction, _ in reports]
        self.assertEqual(sorted(fractions), fractions)


class MortalitySimulatorAppTest(WaitingAppChecks, unittest.TestCase):
    folder_name = "mortality-simulator"

    def test_the_fields_are_those_existing_clients_send(self):
        self.assertEqual((18, 100, 45, " yrs"), limits(self.fields["age"]))
        self.assertEqual((0, 50, 10, "%"), limits(self.fields["shock_rate"]))
        self.assertEqual(0.5, self.fields["shock_rate"]["step"])
        self.assertEqual({"number"}, {field["type"] for field in self.fields.values()})


class PortfolioPricerAppTest(WaitingAppChecks, unittest.TestCase):
    folder_name = "portfolio-pricer"

    def test_the_fields_are_those_existing_clients_send(self):
        self.assertEqual((1, 200, 50, None), limits(self.fields["n_assets"]))
        self.assertEqual((0, 100, 20, "%"), limits(self.fields["volatility"]))


class BondValuationAppTest(AppChecks, unittest.TestCase):
    folder_name = "bond-valuation"

    def test_the_form_shows_every_field_type(self):
        self.assertEqual(FIELD_TYPES, {field["type"] for field in self.fields.values()})


class StarterAppsTest(unittest.TestCase):
    def test_every_app_is_checked(self):
        cases = MortalitySimulatorAppTest, PortfolioPricerAppTest, BondValuationAppTest
        self.assertEqual({case.folder_name for case in cases}, {folder.name for folder in app_folders()})

    def test_the_manifests_of_java_apps_use_only_keys_of_the_contract(self):
        self.assertEqual(["term-assurance"], [folder.name for folder in java_app_folders()])
        for folder in java_app_folders():
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            self.assertEqual(set(), set(manifest) - MANIFEST_KEYS)
            self.assertEqual("java", manifest["runtime"])
            for key, field in manifest["inputs"].items():
                self.assertTrue(field["label"] and field["help"])
                self.assertIsNone(fault_of(field["default"], field), key)
            for example in manifest["examples"]:
                self.assertEqual(EXAMPLE_KEYS, set(example))
                self.assertEqual(set(manifest["inputs"]), set(example["inputs"]))


def fault_of(value, field):
    """Why `value` does not fit the field, or None when it does."""
    kind = field["type"]
    if kind == "text":
        return None if isinstance(value, str) else "is no text"
    if kind == "boolean":
        return None if isinstance(value, bool) else "is not true or false"
    if kind == "select":
        return None if value in option_values(field) else "is no option"
    if kind == "date":
        return date_fault(value)
    return number_fault(value, field)


def date_fault(value):
    try:
        datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return "is no ISO 8601 date"
    return None


def number_fault(value, field):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "is no number"
    if field["type"] == "integer" and value != int(value):
        return "is no whole number"
    if not field["min"] <= value <= field["max"]:
        return "is out of range"
    steps = (value - field["min"]) / field["step"]
    return "is off the step" if abs(steps - round(steps)) > 1e-6 else None


def option_values(field):
    return [option["value"] if isinstance(option, dict) else option for option in field["options"]]


def extreme_values(key, field):
    """The values at the edges of what the form lets through; none for a date, nor for a wait."""
    if field["type"] in NUMERIC:
        return [] if key == WAITING else [field["min"], field["max"]]
    if field["type"] == "select":
        return option_values(field)
    if field["type"] == "boolean":
        return [False, True]
    return ["", "x" * 1000] if field["type"] == "text" else []


def limits(field):
    return field["min"], field["max"], field["default"], field.get("unit")


def run_with_progress(app, **changes):
    """The result of a run under a stand-in for Stoa, and the `(fraction, message)` pairs it reported."""
    reports = []
    stand_in = types.ModuleType("stoa")
    stand_in.progress = lambda fraction, message: reports.append((fraction, message))
    sys.modules["stoa"] = stand_in
    try:
        return AppUnderTest(app.folder).run(**changes), reports
    finally:
        del sys.modules["stoa"]


def imported_modules(file):
    """The names of the modules a source file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module.split(".")[0])
    return names


if __name__ == "__main__":
    unittest.main()
