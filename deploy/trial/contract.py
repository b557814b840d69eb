"""What an app's author and a client of the API rely on, through the published port."""

import io
import json
import zipfile

from repositories import ROOT

STARTER_APPS = ["mortality-simulator", "portfolio-pricer", "bond-valuation", "term-assurance"]
OWN_APPS = ["sleeper", "packages", "greeting", "secretive", "probe"]


def apps_are_registered(compose, client):
    register(client, OWN_APPS)


def register(client, own_apps):
    """Registers these and the starter apps, whose examples are carried out."""
    for folder in [*STARTER_APPS, *own_apps]:
        assert client.register(folder) == folder
    listed = {app["function_name"]: app for app in client.get("/api/apps")}
    assert set(listed) == {*STARTER_APPS, *own_apps}, listed
    assert "age" in listed["mortality-simulator"]["input_schema"]
    assert client.get("/api/apps/mortality-simulator/schema")["type"] == "object"
    for folder in STARTER_APPS:
        for example in json.loads((ROOT / "deploy" / "apps" / folder / "manifest.json").read_text())["examples"]:
            summary = client.run(folder, **example["inputs"])["result"]["summary"]
            for label, value in example["summary"].items():
                assert _close(summary[label], value, example.get("tolerance", 0)), (folder, example["name"], label, summary)


def runs_are_submitted_watched_and_read(compose, client):
    body = {"inputs": {"simulated_seconds": 2}}
    first = client.ask("POST", "/api/apps/mortality-simulator/run", body, 202, Idempotency_Key="trial-1")
    run = first.json()["run_id"]
    assert first.headers["Location"] == f"/api/runs/{run}", first.headers
    again = client.ask("POST", "/api/apps/mortality-simulator/run", body, 202, Idempotency_Key="trial-1")
    assert again.json()["run_id"] == run
    messages, last = client.watch(run)
    assert messages >= 2 and last["status"] == "SUCCESS", (messages, last)
    read = client.get(f"/api/runs/{run}")
    assert read["result"] == last["result"] and read["attempt"] == 1, read
    assert client.watch(run + 1_000_000)[1]["status"] == "NOT_FOUND"
    export = f"/api/runs/{run}/export/"
    assert client.ask("GET", export + "csv").body.startswith(b"Age,Mortality q,Survival\r\n45,")
    assert client.ask("GET", export + "json").json()["columns"] == read["result"]["columns"]
    assert client.ask("GET", export + "pdf").body.startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(client.ask("GET", export + "xlsx").body)) as workbook:
        assert "xl/workbook.xml" in workbook.namelist()
    assert client.ask("GET", f"/api/runs/{run}/logs").headers["Content-Type"].startswith("text/plain")
    assert client.get("/api/runs?app=mortality-simulator&limit=1")[0]["run_id"] >= run


def what_is_wrong_is_refused(compose, client):
    refused = client.ask("POST", "/api/apps/mortality-simulator/run", {"inputs": {"age": 1, "no_such": 2}}, 422)
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert {error["pointer"] for error in refused.json()["errors"]} == {"/inputs/age", "/inputs/no_such"}, refused.body
    checked = client.ask("POST", "/api/apps/mortality-simulator/validate", {"inputs": {"age": 1}}).json()
    assert checked["valid"] is False, checked
    client.get("/api/apps/none", expect=404)
    client.get("/api/runs/1000000", expect=404)
    client.ask("POST", "/api/apps/register", {"repo_url": "file:///repositories/none"}, 422)
    client.ask("POST", "/api/apps/register", {"repo_url": "http://postgres:5432/a.git"}, 422)
    client.get("/api/apps", expect=401, token="")
    client.get("/api/apps", expect=401, token="another-token-than-that-of-the-operator")


def runs_are_called_off(compose, client):
    run = client.submit("sleeper", seconds=300)
    client.await_run(run, "RUNNING")
    client.ask("POST", f"/api/runs/{run}/cancel", expect=202)
    client.await_run(run, "CANCELLED", 30)
    client.ask("POST", f"/api/runs/{run}/cancel", expect=409)


def secrets_of_apps_reach_their_runs(compose, client):
    client.ask("POST", "/api/apps/secretive/run", {"inputs": {}}, 422)
    client.ask("POST", "/api/apps/secretive/secrets", {"name": "TRIAL_KEY", "value": "six666"})
    assert client.run("secretive")["result"]["summary"] == {"length": 6}


def packages_of_the_image_and_of_requirements(compose, client):
    summary = client.run("packages")["result"]["summary"]
    assert set(summary) == {"numpy", "scipy", "pandas"}, summary
    print("   " + json.dumps(summary))
    assert client.run("greeting")["result"]["summary"] == {"greeting": "hello"}


def monitor_and_metrics(compose, client):
    assert client.get("/health", token="") == {"status": "ok"}
    workers = client.workers()
    assert len(workers) == 2 and all(worker["slots"] == 4 for worker in workers), workers
    assert client.get("/api/monitor/stats") and client.get("/api/monitor/history")
    client.ask("GET", "/actuator/prometheus", expect=401, token="")
    metrics = client.ask("GET", "/actuator/prometheus", token=compose.secret("metrics-token")).body
    assert b"stoa_runs_submitted_total" in metrics


def _close(value, expected, tolerance):
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return value == expected
    return abs(value - expected) <= max(tolerance * max(1, abs(expected)), 1e-9)
