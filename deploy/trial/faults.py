"""What happens to an installation, and what has to come of its runs."""

from client import until
from compose import docker


def a_killed_workers_run_goes_on_elsewhere(compose, client):
    run, container = _running(compose, client, seconds=20)
    docker("kill", container)
    _ends_elsewhere(client, run)
    compose.up(workers=2)


def a_stopped_worker_hands_back_its_run(compose, client):
    # Longer than runs may go on after a stop.
    run, container = _running(compose, client, seconds=40)
    docker("stop", container)
    _ended_by_itself(compose, container)
    _ends_elsewhere(client, run)
    compose.up(workers=2)


def workers_come_and_go(compose, client):
    for count in 3, 1, 2:
        compose.up(workers=count)
        assert len(compose.containers("worker-service")) == count
        until(lambda: len(client.workers()) == count, 90, f"{count} workers")
        assert client.run("sleeper", seconds=0)["attempt"] == 1


def a_stopped_api_ends_in_time(compose, client):
    container, = compose.containers("api-service")
    run = client.submit("sleeper", seconds=5)
    compose.stop("api-service")
    _ended_by_itself(compose, container)
    compose.up(workers=2)
    client.await_run(run, "SUCCESS")


def all_is_there_after_a_restart(compose, client):
    apps = client.get("/api/apps")
    done = [run for run in client.get("/api/runs?limit=500") if run["status"] == "SUCCESS"]
    read = {run["run_id"]: client.get(f"/api/runs/{run['run_id']}")["result"] for run in done}
    waiting = client.submit("sleeper", seconds=1)
    compose.down()
    compose.up(workers=2)
    assert [app["id"] for app in client.get("/api/apps")] == [app["id"] for app in apps]
    assert all(client.get(f"/api/runs/{run}")["result"] == result for run, result in read.items())
    client.await_run(waiting, "SUCCESS")
    # With the same keys: the secret is still readable.
    assert client.run("secretive")["result"]["summary"] == {"length": 6}
    assert client.run("greeting")["attempt"] == 1


def _running(compose, client, seconds):
    """A run of the sleeper, and the container of the worker that carries it out."""
    run = client.submit("sleeper", seconds=seconds)
    worker = client.await_run(run, "RUNNING")["worker"]
    container, = [container for container in compose.containers("worker-service") if worker.startswith(container[:12])]
    return run, container


def _ends_elsewhere(client, run):
    before = client.get(f"/api/runs/{run}")["worker"]
    ended = client.await_run(run, "SUCCESS", 240)
    assert ended["attempt"] == 2 and len(ended["attempts"]) == 2, ended
    assert ended["worker"] != before or ended["attempts"][0]["worker"] != ended["worker"], ended


def _ended_by_itself(compose, container):
    state = compose.inspect(container)["State"]
    # 143: by SIGTERM, which it had time to obey; 137 would be SIGKILL.
    assert not state["Running"] and state["ExitCode"] in (0, 143) and not state["OOMKilled"], state
