"""What must hold for both overlays as kustomize renders them, with the sandbox of namespaces too.

Needs PyYAML and a kubectl of 1.27 or newer, for its kustomize; without one of them the tests are skipped, which
STOA_REQUIRE_KUBECTL=1 makes a failure.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STOA_IMAGES = {"api-service", "worker-service"}
# What the framework, the broker's client and Java read.
FOREIGN = {"SPRING_RABBITMQ_USERNAME", "SPRING_RABBITMQ_PASSWORD", "JDK_JAVA_OPTIONS"}
HAND_BACK_SECONDS = 10
MARGIN_SECONDS = 30
# The schema's owner, KEDA, a backup, people; and those that PostgreSQL keeps for its superuser.
OTHER_CONNECTIONS = 12

try:
    import yaml
except ImportError:
    yaml = None
MISSING = [name for name, there in {"PyYAML": yaml, "kubectl": shutil.which("kubectl")}.items() if not there]


def setUpModule():
    if MISSING and os.environ.get("STOA_REQUIRE_KUBECTL") == "1":
        raise AssertionError(f"Without {' and '.join(MISSING)} the manifests cannot be checked.")
    if MISSING:
        raise unittest.SkipTest(f"the manifests are not checked without {' and '.join(MISSING)}")


@functools.cache
def rendered(overlay, component=None):
    """The documents of an overlay, with a component where one is named."""
    folder = HERE / "overlays" / overlay
    with tempfile.TemporaryDirectory(dir=HERE, prefix=".rendered-") as temporary:
        if component:
            lines = ["apiVersion: kustomize.config.k8s.io/v1beta1", "kind: Kustomization"]
            lines += [f"resources: [../overlays/{overlay}]", f"components: [../{component}]"]
            (Path(temporary) / "kustomization.yaml").write_text("\n".join(lines), encoding="utf-8")
            folder = Path(temporary)
        text = subprocess.run(["kubectl", "kustomize", folder], check=True, capture_output=True, text=True).stdout
    return list(yaml.safe_load_all(text))


def of_kind(documents, *kinds):
    return [document for document in documents if document["kind"] in kinds]


def workloads(documents):
    return of_kind(documents, "Deployment", "StatefulSet", "Job")


def name(workload):
    return workload["metadata"]["name"]


def pod(workload):
    return workload["spec"]["template"]["spec"]


def labels(workload):
    return workload["spec"]["template"]["metadata"]["labels"]


def container(workload):
    (only,) = pod(workload)["containers"]
    return only


def is_stoas(workload):
    return container(workload)["image"].split("/")[-1].split(":")[0] in STOA_IMAGES


def values(workload):
    """The variables of a workload that have a value in the manifest."""
    return {variable["name"]: variable.get("value") for variable in container(workload).get("env", [])}


def secret_keys(workload):
    references = [variable.get("valueFrom", {}).get("secretKeyRef") for variable in container(workload).get("env", [])]
    return {(reference["name"], reference["key"]) for reference in references if reference}


def selects(selector, workload):
    has = labels(workload)
    return all(has.get(key) == value for key, value in selector.get("matchLabels", {}).items()) and all(
        rule["operator"] == "In" and has.get(rule["key"]) in rule["values"] for rule in selector.get("matchExpressions", [])
    )


def workers(documents):
    return [workload for workload in of_kind(documents, "Deployment") if labels(workload)["app.kubernetes.io/name"] == "stoa-worker"]


def seconds(duration):
    number, unit = re.fullmatch(r"(\d+)([smh])", duration).groups()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit]


def mebibytes(size):
    number, unit = re.fullmatch(r"(\d+)(MB|GB|Mi|Gi)", size).groups()
    return int(number) * (1024 if unit[0] == "G" else 1)


def properties():
    """The variables that set a property: those that an application.yaml names, and those of each setting."""
    known = set(FOREIGN)
    for file in ROOT.glob("*-service/src/main/resources/application.yaml"):
        known.update(re.findall(r"\$\{([A-Z_]+)[:}]", file.read_text(encoding="utf-8")))
    for file in ROOT.glob("docs-site/api/settings-*.json"):
        known.update(setting["variable"] for setting in json.loads(file.read_text(encoding="utf-8")))
    return known


def ticket_queue(pool):
    """As `BrokerNames` has it."""
    source = (ROOT / "shared-contracts/src/main/java/dev/stoa/contracts/message/BrokerNames.java").read_text(encoding="utf-8")
    (prefix,) = re.findall(r'@DefaultValue\("(\w+)"\) String prefix', source)
    (middle,) = re.findall(r'return prefix \+ "([^"]+)" \+ pool;', source)
    return prefix + middle + pool


class OverlayChecks:
    """The checks of one rendered overlay, which a subclass names."""

    overlay = None
    component = None
    further_ways = set()

    def setUp(self):
        self.documents = rendered(self.overlay, self.component)

    def test_every_variable_is_a_property(self):
        known = properties()
        for workload in filter(is_stoas, workloads(self.documents)):
            self.assertEqual(set(), set(values(workload)) - known, name(workload))
        (settings,) = [one for one in of_kind(self.documents, "ConfigMap") if one["metadata"]["name"].startswith("stoa-")]
        self.assertEqual(set(), set(settings["data"]) - known)

    def test_every_container_has_limits_and_no_rights(self):
        for workload in workloads(self.documents):
            rights = container(workload)["securityContext"]
            self.assertIs(True, pod(workload)["securityContext"]["runAsNonRoot"], name(workload))
            self.assertIs(True, rights.get("readOnlyRootFilesystem"), name(workload))
            self.assertIs(False, rights["allowPrivilegeEscalation"], name(workload))
            self.assertEqual({"drop": ["ALL"]}, rights["capabilities"], name(workload))
            self.assertIs(False, pod(workload)["automountServiceAccountToken"])
            self.assertIn("memory", container(workload)["resources"]["limits"])
            opened = self.component == "sandbox-namespaces" and workload in workers(self.documents)
            self.assertEqual("Unconfined" if opened else "RuntimeDefault", pod(workload)["securityContext"]["seccompProfile"]["type"])
            self.assertEqual("Unmasked" if opened else None, rights.get("procMount"))
            self.assertEqual(not opened, pod(workload).get("hostUsers", True))

    def test_passwords_are_in_secrets_that_are_made_elsewhere(self):
        self.assertEqual([], of_kind(self.documents, "Secret"))
        for workload in workloads(self.documents):
            plain = {name for name, value in values(workload).items() if value and re.search("PASSWORD|TOKEN|KEYS|SECRET", name)}
            self.assertEqual(set(), plain, name(workload))

    def test_each_part_gets_its_own_secrets_only(self):
        for workload in filter(is_stoas, workloads(self.documents)):
            part = labels(workload)["app.kubernetes.io/name"]
            also = {"stoa-api"} if part == "stoa-migration" else set()
            self.assertEqual(set(), {secret for secret, _ in secret_keys(workload)} - {part} - also, part)
        (api,) = [one for one in of_kind(self.documents, "Deployment") if one["metadata"]["name"] == "stoa-api"]
        self.assertEqual("false", values(api)["STOA_DATABASE_MIGRATE"])

    def test_the_migration_needs_no_secret_of_a_provider(self):
        (migration,) = of_kind(self.documents, "Job")
        self.assertEqual("local", values(migration)["STOA_AUTH_MODE"])

    def test_the_secrets_that_are_asked_for_are_those_that_are_made(self):
        asked = set().union(*(secret_keys(workload) for workload in workloads(self.documents)))
        for login in of_kind(self.documents, "TriggerAuthentication"):
            asked.update((reference["name"], reference["key"]) for reference in login["spec"]["secretTargetRef"])
        self.assertEqual(self.made_secrets(), asked)

    def test_policies_are_about_pods_that_there_are(self):
        policies = of_kind(self.documents, "NetworkPolicy")
        for policy in policies:
            with self.subTest(policy=policy["metadata"]["name"]):
                self.assertTrue(any(selects(policy["spec"]["podSelector"], one) for one in workloads(self.documents)))
                for rule in policy["spec"].get("egress", []) + policy["spec"].get("ingress", []):
                    self.assertTrue(rule.get("ports"))
                    for peer in rule.get("to", []) + rule.get("from", []):
                        if set(peer) == {"podSelector"}:
                            self.assertTrue(any(selects(peer["podSelector"], one) for one in workloads(self.documents)))
        (closed,) = [policy for policy in policies if policy["metadata"]["name"] == "closed"]
        self.assertEqual({"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}, closed["spec"])

    def test_who_may_reach_what(self):
        reaches = {"stoa-worker": {"names", "database", "broker", "git-and-packages"} | self.further_ways, "stoa-migration": {"names", "database"}}
        reaches["stoa-api"] = reaches["stoa-worker"]
        for workload in workloads(self.documents):
            open_ways = {
                policy["metadata"]["name"]
                for policy in of_kind(self.documents, "NetworkPolicy")
                if policy["spec"].get("egress") and selects(policy["spec"]["podSelector"], workload)
            }
            self.assertEqual(reaches.get(labels(workload)["app.kubernetes.io/name"], set()), open_ways, name(workload))
            if workload in workers(self.documents):
                callers = [one for one in of_kind(self.documents, "NetworkPolicy") if one["spec"].get("ingress")]
                let_in = [one["metadata"]["name"] for one in callers if selects(one["spec"]["podSelector"], workload)]
                self.assertEqual(["metrics"], let_in)

    def test_each_pool_is_scaled_by_its_own_queue_and_workers(self):
        scaled = {one["spec"]["scaleTargetRef"]["name"]: one for one in of_kind(self.documents, "ScaledObject")}
        deployments = workers(self.documents)
        self.assertEqual({one["metadata"]["name"] for one in deployments}, set(scaled))
        for deployment in deployments:
            self.assertNotIn("replicas", deployment["spec"])
            spec = scaled[deployment["metadata"]["name"]]["spec"]
            triggers = {trigger["name"]: trigger["metadata"] for trigger in spec["triggers"]}
            self.assertEqual(ticket_queue(labels(deployment)["stoa.dev/pool"]), triggers["waiting"]["queueName"])
            self.assertEqual(labels(deployment)["stoa.dev/pool"], values(deployment).get("STOA_WORKER_POOLS", "default"))
            slots = values(deployment)["STOA_WORKER_SLOTS"]
            numbers = (spec["advanced"]["scalingModifiers"]["target"], triggers["waiting"]["value"], triggers["busy"]["targetQueryValue"])
            self.assertEqual((slots, slots, slots), numbers)
            self.assertEqual(0, spec["minReplicaCount"])
            (host,) = re.findall(r"host ~ '([^']+)'", triggers["busy"]["query"])
            matched = [one["metadata"]["name"] for one in deployments if re.search(host, one["metadata"]["name"] + "-7d9f8b6c5d-x2x4z")]
            self.assertEqual([deployment["metadata"]["name"]], matched)
            login = {trigger["name"]: trigger["authenticationRef"]["name"] for trigger in spec["triggers"]}
            logins = {one["metadata"]["name"] for one in of_kind(self.documents, "TriggerAuthentication")}
            self.assertEqual(logins, set(login.values()))

    def test_a_worker_is_given_the_time_it_takes_to_stop(self):
        for deployment in workers(self.documents):
            takes = seconds(values(deployment)["STOA_WORKER_GRACE"]) + HAND_BACK_SECONDS + MARGIN_SECONDS
            self.assertGreaterEqual(pod(deployment)["terminationGracePeriodSeconds"], takes)

    def test_a_workers_caches_and_runs_fit_into_what_it_has(self):
        for deployment in workers(self.documents):
            has = values(deployment)
            volumes = {volume["name"]: mebibytes(volume["emptyDir"]["sizeLimit"]) for volume in pod(deployment)["volumes"] if "emptyDir" in volume}
            temporary = int(has["STOA_WORKER_SLOTS"]) * 256
            caches = mebibytes(has["STOA_CHECKOUT_MOST_SIZE"]) + mebibytes(has["STOA_ENVIRONMENT_MOST_SIZE"])
            self.assertLess(caches + temporary, volumes["cache"])
            limits = container(deployment)["resources"]["limits"]
            self.assertGreater(mebibytes(limits["ephemeral-storage"]), sum(volumes.values()))
            self.assertGreater(mebibytes(limits["memory"]), mebibytes(has["STOA_RUNNER_MEMORY_CEILING"]) + 512)
            mounts = {mount["mountPath"] for mount in container(deployment)["volumeMounts"]}
            self.assertTrue(any(has["STOA_WORKER_FOLDER"].startswith(mount + "/") for mount in mounts))

    def test_a_rollout_takes_nobody_away_before_somebody_new_is_there(self):
        for deployment in of_kind(self.documents, "Deployment"):
            self.assertEqual({"maxUnavailable": 0, "maxSurge": 1}, deployment["spec"]["strategy"]["rollingUpdate"])
            probes = {"startupProbe", "livenessProbe", "readinessProbe"}
            self.assertEqual(set(), probes - set(container(deployment)), name(deployment))

    def test_the_database_has_connections_for_old_and_new_pods(self):
        """During a rollout of all workers each old one may still be busy with its runs."""
        (scaler,) = of_kind(self.documents, "HorizontalPodAutoscaler")
        apis = scaler["spec"]["maxReplicas"] + 1
        workers_at_once = 2 * sum(one["spec"]["maxReplicaCount"] for one in of_kind(self.documents, "ScaledObject"))
        taken = (apis + len(of_kind(self.documents, "Job"))) * pool_size("api-service") + workers_at_once * pool_size("worker-service")
        self.assertGreaterEqual(self.max_connections(), taken + OTHER_CONNECTIONS)

    def test_the_api_is_scaled_and_guarded(self):
        (scaler,) = of_kind(self.documents, "HorizontalPodAutoscaler")
        (budget,) = of_kind(self.documents, "PodDisruptionBudget")
        (api,) = [one for one in of_kind(self.documents, "Deployment") if selects(budget["spec"]["selector"], one)]
        self.assertEqual("stoa-api", api["metadata"]["name"])
        self.assertEqual("stoa-api", scaler["spec"]["scaleTargetRef"]["name"])
        self.assertNotIn("replicas", api["spec"])


def pool_size(service):
    text = (ROOT / service / "src/main/resources/application.yaml").read_text(encoding="utf-8")
    return int(re.search(r"maximum-pool-size: (?:\$\{\w+:)?(\d+)", text)[1])


def keys_of(text):
    return {(secret["metadata"]["name"], key) for secret in yaml.safe_load_all(text) for key in secret["stringData"]}


def make_secrets(**environment):
    return subprocess.run([HERE / "overlays/small/make-secrets"], capture_output=True, text=True, env={**os.environ, **environment})


class SmallTest(OverlayChecks, unittest.TestCase):
    overlay = "small"

    def made_secrets(self):
        return keys_of(make_secrets().stdout)

    def test_keys_that_are_given_stay(self):
        made = {secret["metadata"]["name"]: secret["stringData"] for secret in yaml.safe_load_all(make_secrets(STOA_SECRETS_KEYS="a:b,c:d").stdout)}
        self.assertEqual({"a:b,c:d"}, {made[name]["secrets-keys"] for name in ("stoa-api", "stoa-worker")})

    def test_keys_that_could_not_be_read_are_not_replaced(self):
        done = make_secrets(STOA_SECRETS_KEYS="")
        self.assertEqual((1, ""), (done.returncode, done.stdout))
        self.assertIn("STOA_SECRETS_KEYS is empty", done.stderr)

    def max_connections(self):
        (postgres,) = [one for one in of_kind(self.documents, "StatefulSet") if name(one) == "postgres"]
        return int(re.search(r"max_connections=(\d+)", " ".join(container(postgres)["args"]))[1])


class ProductionTest(OverlayChecks, unittest.TestCase):
    overlay = "production"
    example = HERE / "overlays/production/secrets.example.yaml"

    def made_secrets(self):
        return keys_of(self.example.read_text(encoding="utf-8"))

    def max_connections(self):
        """As its file asks for it."""
        text = (HERE / "overlays/production/kustomization.yaml").read_text(encoding="utf-8")
        return int(re.search(r"a max_connections of (\d+)", text)[1])

    def test_the_example_holds_no_value(self):
        found = [value for secret in yaml.safe_load_all(self.example.read_text(encoding="utf-8")) for value in secret["stringData"].values()]
        self.assertEqual({""}, set(found))

    def test_it_has_no_server_of_its_own(self):
        self.assertEqual([], of_kind(self.documents, "StatefulSet"))


class SmallWithNamespacesTest(SmallTest):
    component = "sandbox-namespaces"


class ProductionWithNamespacesTest(ProductionTest):
    component = "sandbox-namespaces"


class ProductionWithTracesTest(ProductionTest):
    component = "traces"
    further_ways = {"traces"}


class ProductionWithCertificatesTest(ProductionTest):
    component = "certificates"

    def test_all_of_stoas_own_trust_them(self):
        for workload in filter(is_stoas, workloads(self.documents)):
            mounts = {mount["mountPath"]: mount.get("subPath") for mount in container(workload)["volumeMounts"] if mount["name"] == "certificates"}
            self.assertEqual({"/etc/stoa/certificates": None, "/etc/ssl/certs/ca-certificates.crt": "ca-bundle.pem"}, mounts, name(workload))
            self.assertNotIn("JDK_JAVA_OPTIONS", values(workload), "would put the settings' aside")


class TrialTest(unittest.TestCase):
    def test_it_is_the_small_overlay_in_a_namespace_of_its_own(self):
        documents = rendered("../../trial/kubernetes")
        small = {(document["kind"], name(document)) for document in rendered("small")}
        for document in documents:
            own = name(document) if document["kind"] == "Namespace" else document["metadata"]["namespace"]
            self.assertEqual(own, "stoa-trial")
        kinds_and_names = {(document["kind"], re.sub("-[a-z0-9]{10}$", "", name(document))) for document in documents}
        self.assertEqual(
            kinds_and_names - {(kind, re.sub("-[a-z0-9]{10}$", "", called)) for kind, called in small},
            {("Namespace", "stoa-trial"), ("Pod", "trial"), ("Service", "trial"),
             *(("NetworkPolicy", called) for called in ("trial", "repositories", "calls"))})
        (worker,) = [document for document in documents if document["kind"] == "Deployment" and name(document) == "stoa-worker"]
        (trial,) = of_kind(documents, "Pod")
        self.assertEqual(trial["spec"]["containers"][0]["image"], container(worker)["image"])
