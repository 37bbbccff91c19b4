"""What is in deploy/: each file is of its schema, and says the same as the others and the app."""

import re
import subprocess
import sys
import sysconfig
from itertools import chain
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from playground.link.codec import LONGEST
from playground.state.limits import FILE_BYTES
from tests.browser.driver import ROOT

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))


def read(file):
    return yaml.safe_load((DEPLOY / file).read_text())


def finds_nothing(*command):
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_compose_file_is_one():
    schema = ("--builtin-schema", "vendor.compose-spec")
    finds_nothing(sys.executable, "-m", "check_jsonschema", *schema, DEPLOY / "compose.yaml")


def test_the_image_is_described_as_it_should_be():
    finds_nothing(Path(sysconfig.get_path("scripts")) / "hadolint", DEPLOY / "Dockerfile")


@pytest.mark.parametrize("file", MANIFESTS, ids=lambda file: file.name)
def test_a_manifest_is_one(file):
    kubernetes_validate.validate(yaml.safe_load(file.read_text()), "1.37", strict=True)


def test_the_manifests_are_all_applied_and_mean_one_another():
    kustomization = read("kustomization.yaml")
    assert {DEPLOY / name for name in kustomization["resources"]} == set(MANIFESTS)
    kinds = {document["kind"]: document for document in map(read, kustomization["resources"])}
    deployment, service = kinds["Deployment"], kinds["Service"]
    pod = deployment["spec"]["template"]
    labels = pod["metadata"]["labels"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    assert service["spec"]["selector"] == labels
    assert kinds["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    scaled = kinds["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (scaled["kind"], scaled["name"]) == ("Deployment", deployment["metadata"]["name"])
    (rule,) = kinds["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    (port,) = service["spec"]["ports"]
    assert path["backend"]["service"]["name"] == service["metadata"]["name"]
    assert path["backend"]["service"]["port"]["name"] == port["name"]
    ports = chain.from_iterable(one.get("ports", ()) for one in pod["spec"]["containers"])
    assert port["targetPort"] in {one["name"] for one in ports}
    (generated,) = kustomization["configMapGenerator"]
    volumes = {volume["name"]: volume for volume in pod["spec"]["volumes"]}
    assert volumes["templates"]["configMap"]["name"] == generated["name"]
    assert all((DEPLOY / name).is_file() for name in generated["files"])


def needed(*templates):
    """What these templates of nginx's configuration take from the environment."""
    texts = ((DEPLOY / "nginx" / f"{name}.conf.template").read_text() for name in templates)
    return {name for text in texts for name in re.findall(r"\$\{([A-Z_0-9]+)\}", text)}


def test_nginx_gets_what_its_configuration_takes_from_the_environment():
    services = read("compose.yaml")["services"]
    given = services["nginx"]["environment"]
    assert set(given) == needed("site", "replicas")
    replicas = [name for name in services if name != "nginx"]
    assert [given[f"REPLICA_{number}"] for number in (1, 2, 3)] == [
        f"{services[name]['networks']['inside']['ipv4_address']}:8501" for name in replicas
    ]
    containers = read("kubernetes/deployment.yaml")["spec"]["template"]["spec"]["containers"]
    nginx = next(one for one in containers if one["name"] == "nginx")
    assert {variable["name"] for variable in nginx["env"]} == needed("site", "replica")


def test_nginx_lets_through_what_the_app_takes():
    site = (DEPLOY / "nginx" / "site.conf.template").read_text()
    body = int(re.search(r"client_max_body_size (\d+)m;", site)[1]) * 2**20
    header = int(re.search(r"large_client_header_buffers 4 (\d+)k;", site)[1]) * 2**10
    assert body > 1.1 * FILE_BYTES.most  # and what is sent around it
    assert header > LONGEST + 500


def test_the_image_has_all_of_the_app_and_is_not_run_by_root():
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    copied = {name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]}
    assert {"app.py", "neuron", "playground", "static", ".streamlit", "requirements.txt"} <= copied
    assert all((ROOT / name).exists() for name in copied if not name.startswith(("-", "/")))
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in copied if not name.startswith(("-", "/"))} <= set(allowed)
    assert "USER 1000:1000" in lines
