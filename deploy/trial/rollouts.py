"""What a cluster does to an installation, and what has to come of its runs."""

import json

import contract
from client import until
from walls import app_reaches_nothing, print_sandboxes

SERVICES = ("stoa-api", "stoa-worker")

WITHIN = """
set -e
[ "$(id -u)" = 10001 ]
touch /tmp/trial
for folder in /app /home/stoa /var/tmp /etc; do
  ! touch $folder/trial 2> /dev/null || { echo "$folder can be written to" >&2; exit 1; }
done
[ ! -e /var/run/secrets/kubernetes.io ] || { echo "a token of the cluster" >&2; exit 1; }
"""

# Calls the API by the Service's name until it is told to stop; says which runs were accepted, and which calls failed.
SUBMITS = """
import json, pathlib, random, sys, time, urllib.request
token, runs, failed = sys.argv[1], [], []
while not pathlib.Path("/tmp/stop").exists():
    request = urllib.request.Request("http://stoa-api/api/apps/sleeper/run", method="POST",
        data=json.dumps({"inputs": {"seconds": random.choice([0, 1, 20])}}).encode(),
        headers={"Authorization": "Bearer " + token, "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            runs.append(json.load(answer)["run_id"])
    except OSError as e:
        failed.append(repr(e))
    time.sleep(0.5)
print(json.dumps([runs, failed]))
"""

CONNECTS = """
for address; do
  if timeout 5 bash -c "exec 3<> /dev/tcp/${address/://}" 2> /dev/null; then echo "$address"; fi
done
"""


def apps_are_registered(cluster, client):
    contract.register(client, ["sleeper", "probe"])


def pods_have_no_more_rights_than_they_need(cluster, client):
    _one_worker(cluster, client)
    for service in SERVICES:
        for pod in cluster.pods(service):
            cluster.bash(pod, WITHIN)


def an_app_reaches_nothing_of_its_worker(cluster, client):
    worker = _one_worker(cluster, client)
    inputs = {
        "files": "/app/app.jar /etc/hostname /proc/1/environ",
        "folders": "/var/lib/stoa-worker/cache",
        "addresses": "postgres:5432 rabbitmq:5672 trial:8000 127.0.0.1:8081",
        "names": "STOA_POSTGRES_PASSWORD STOA_SECRETS_KEYS",
    }
    app_reaches_nothing(client, inputs, lambda code: cluster.python(worker, code))
    print_sandboxes(cluster)


def policies_are_enforced(cluster, client):
    worker = _one_worker(cluster, client)
    api, = cluster.pods("stoa-api")
    for pod, reached in {
        "trial": ["stoa-api:80"],
        worker: ["postgres:5432", "rabbitmq:5672", "trial:8000"],
        api: ["postgres:5432", "rabbitmq:5672", "trial:8000"],
    }.items():
        answers = cluster.bash(pod, CONNECTS, "postgres:5432", "rabbitmq:5672", "stoa-api:80", "trial:8000").split()
        # Whether a Pod reaches itself by its Service is the network's affair.
        itself = {"trial": "trial:8000", api: "stoa-api:80"}.get(pod)
        assert [address for address in answers if address != itself] == reached, (pod, answers)


def workers_come_and_go_by_themselves(cluster, client):
    until(lambda: not cluster.pods("stoa-worker"), 300, "the last worker to go")
    runs = [client.submit("sleeper", seconds=30) for _ in range(9)]
    until(lambda: len(cluster.pods("stoa-worker")) == 3, 180, "three workers")
    for run in runs:
        assert client.await_run(run, "SUCCESS", 240)["attempt"] == 1
    until(lambda: not cluster.pods("stoa-worker"), 300, "the last worker to go again")


def an_upgrade_costs_no_run_and_no_call(cluster, client):
    _one_worker(cluster, client)
    before = {pod for service in SERVICES for pod in cluster.pods(service)}
    submitting = cluster.start_python("trial", SUBMITS, cluster.operator_token())
    cluster.roll()
    cluster.python("trial", "open('/tmp/stop', 'w')")
    runs, failed = json.load(submitting.stdout)
    cluster.forward()
    assert not failed, failed
    ended = [client.await_run(run, "SUCCESS", 300) for run in runs]
    assert {run["attempt"] for run in ended} == {1}, [run["run_id"] for run in ended if run["attempt"] > 1]
    assert not before & {pod for service in SERVICES for pod in cluster.pods(service)}, "an old Pod is still there"
    print(f"   {len(runs)} runs by {len({run['worker'] for run in ended})} workers")


def a_worker_that_has_to_go_finishes_its_run(cluster, client):
    run, pod = _running(cluster, client, seconds=40)
    cluster.delete(pod)
    ended = client.await_run(run, "SUCCESS", 120)
    assert ended["attempt"] == 1 and ended["worker"].startswith(pod), ended


def a_killed_workers_run_goes_on_elsewhere(cluster, client):
    run, pod = _running(cluster, client, seconds=20)
    cluster.delete(pod, "--grace-period=0", "--force")
    ended = client.await_run(run, "SUCCESS", 240)
    assert ended["attempt"] == 2 and not ended["worker"].startswith(pod), ended


def all_is_there_after_a_restart_of_database_and_broker(cluster, client):
    run, _ = _running(cluster, client, seconds=60)
    done = [run["run_id"] for run in client.get("/api/runs?status=SUCCESS&limit=500")]
    cluster.delete("postgres-0")
    cluster.delete("rabbitmq-0")
    cluster.kubectl("rollout", "status", "statefulset/postgres", "--timeout=5m")
    cluster.kubectl("rollout", "status", "statefulset/rabbitmq", "--timeout=5m")
    until(lambda: _answers(client), 120, "the API to have its database again")
    assert client.await_run(run, "SUCCESS", 240)["attempt"] == 1
    assert all(client.get(f"/api/runs/{run}")["result"] for run in done)


def _answers(client):
    try:
        client.get("/api/apps")
        return True
    except (AssertionError, OSError):
        return False


def _one_worker(cluster, client):
    """The Pod of the worker that has just carried out a run."""
    run = client.submit("sleeper", seconds=0)
    worker = client.await_run(run, "SUCCESS", 240)["worker"]
    return _pod_of(cluster, worker)


def _running(cluster, client, seconds):
    """A run of the sleeper, and the Pod of the worker that carries it out."""
    run = client.submit("sleeper", seconds=seconds)
    return run, _pod_of(cluster, client.await_run(run, "RUNNING")["worker"])


def _pod_of(cluster, worker):
    pod, = [pod for pod in cluster.pods("stoa-worker") if worker.startswith(pod)]
    return pod
