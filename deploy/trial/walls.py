"""What containers may do, and what app code may in them."""

import json

from compose import SERVICES, docker
from repositories import ROOT

PROBE = (ROOT / "deploy" / "trial" / "apps" / "probe" / "function.py").read_text()


def containers_have_no_more_rights_than_they_need(compose, client):
    for service in SERVICES:
        for container in compose.containers(service):
            about = compose.inspect(container)
            rights = about["HostConfig"]
            assert about["Config"]["User"] == "10001:10001", about["Config"]
            assert rights["ReadonlyRootfs"] and not rights["Privileged"], rights
            assert rights["CapDrop"] == ["ALL"] and not rights["CapAdd"], rights
            assert "no-new-privileges:true" in rights["SecurityOpt"], rights
            assert rights["Memory"] > 0 and rights["PidsLimit"] > 0, rights
            assert about["State"]["Health"]["Status"] == "healthy", about["State"]
            docker("exec", container, "touch", "/tmp/trial")
            for folder in "/app", "/home/stoa", "/var/tmp", "/run", "/etc":
                assert not _succeeds("exec", "--user", "0", container, "touch", f"{folder}/trial"), folder
    published = {port for service in ("postgres", "rabbitmq", *SERVICES) for container in compose.containers(service)
                 for bindings in compose.inspect(container)["NetworkSettings"]["Ports"].values() for port in bindings or ()
                 for port in [(port["HostIp"], port["HostPort"])]}
    assert published == {("127.0.0.1", str(compose.port))}, published


def no_secret_is_shown_by_a_container(compose, client):
    for service in "postgres", "rabbitmq", *SERVICES:
        for container in compose.containers(service):
            shown = json.dumps(compose.inspect(container)) + compose.logs()
            for name, value in compose.secrets().items():
                assert value not in shown, f"{service} shows {name}"


def an_app_reaches_nothing_of_its_worker(compose, client):
    worker = compose.containers("worker-service")[0]
    inputs = {
        "files": "/run/secrets/spring.datasource.password /run/secrets/stoa.secrets.keys /app/app.jar /etc/hostname"
                 " /repositories/apps/.git/HEAD " + _checkout(worker),
        "folders": "/var/lib/stoa-worker",
        "addresses": "postgres:5432 rabbitmq:5672 api-service:8080 127.0.0.1:8081",
        "names": "STOA_POSTGRES_URL SPRING_RABBITMQ_USERNAME SPRING_CONFIG_IMPORT",
    }
    app_reaches_nothing(client, inputs, lambda code: docker("exec", "--interactive", worker, "python3", "-", given=code))
    print_sandboxes(compose)


def app_reaches_nothing(client, inputs, by_worker):
    """inputs: what the app `probe` tries; by_worker: runs Python code as the worker and returns what it prints."""
    everything = [what for tried in inputs.values() for what in tried.split()]
    # The worker itself reaches all of it, so there is something to keep an app from.
    outside = f"{PROBE}\nimport json\nprint(json.dumps(reached(json.loads({json.dumps(inputs)!r}))))\n"
    reached = json.loads(by_worker(outside))
    assert reached == everything, set(everything) - set(reached)
    by_app = client.run("probe", **inputs)["result"]["table"]
    assert by_app == [], by_app


def print_sandboxes(installation):
    """Which ones its workers say they have."""
    kept = [line for line in installation.logs().splitlines() if "kept from harm" in line]
    print("   " + "; ".join(sorted({line.split(" : ")[-1] for line in kept})))


def no_service_has_logged_an_error(compose, client):
    errors = [line for line in compose.logs().splitlines() if " ERROR " in line]
    assert not errors, errors


def _checkout(worker):
    """A file of an app that is checked out."""
    return docker("exec", worker, "find", "/var/lib/stoa-worker/checkouts", "-name", "function.py").split()[0]


def _succeeds(*arguments):
    try:
        docker(*arguments)
    except RuntimeError:
        return False
    return True
