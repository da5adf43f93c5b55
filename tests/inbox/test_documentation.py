"""The pages on operations: both languages have the same recipes, and what these call is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from cqcheck.cli.commands import app
from cqcheck.inbox import addresses_of

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH = "operations.md"


def blocks(page: str) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def sections(page: str) -> list[str]:
    text = re.sub(r"^```.*?^```", "", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(#+) ", text, re.MULTILINE)


def calls() -> Iterator[list[str]]:
    """The calls of cqcheck in all recipes, each as its arguments."""
    for name, text in blocks(ENGLISH):
        for line in text.splitlines():
            if name == "yaml" and (given := re.search(r"(?:command|args): \[(cqcheck, .*)\]$", line)):
                yield given[1].split(", ")
            elif name == "dockerfile" and line.startswith("CMD "):
                yield yaml.safe_load(line.removeprefix("CMD "))
            elif name in {"bash", "ini"} and (given := re.search(r"(?:^|bin/)(cqcheck .*)$", line)):
                yield shlex.split(given[1])


def manifests() -> list[dict[str, Any]]:
    compose, cluster = (text for name, text in blocks(ENGLISH) if name == "yaml")
    return [yaml.safe_load(compose), *yaml.safe_load_all(cluster)]


def test_both_pages_have_the_same_recipes() -> None:
    assert blocks("operations.zh-CN.md") == blocks(ENGLISH)
    assert sections("operations.zh-CN.md") == sections(ENGLISH)


@pytest.mark.parametrize("call", list(calls()), ids=" ".join)
def test_every_call_is_one_that_the_command_line_knows(call: list[str]) -> None:
    command = typer.main.get_command(app).commands[call[1]]  # type: ignore[attr-defined]
    given = command.make_context(call[1], call[2:], resilient_parsing=False).params
    assert (call[1], given.get("inbox")) in {("watch", Path("inbox")), ("corpus", None)}
    notified = given.get("notify") or ()
    assert len(addresses_of(notified)) == len(notified)


def test_every_recipe_keeps_prefect_from_telling_its_makers() -> None:
    dockerfile = dict(blocks(ENGLISH))["dockerfile"]
    assert "DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false" in dockerfile
    services = [text for name, text in blocks(ENGLISH) if name == "ini"]
    assert ["DO_NOT_TRACK=1" in text for text in services] == [True, True]
    assert "PREFECT_SERVER_ANALYTICS_ENABLED=false" in services[0]


def test_what_a_manifest_mounts_is_a_volume_that_it_claims() -> None:
    compose, *cluster = manifests()
    assert set(compose["services"]) == {"prefect", "inbox"}
    claims = {each["metadata"]["name"] for each in cluster if each["kind"] == "PersistentVolumeClaim"}
    deployments = [each for each in cluster if each["kind"] == "Deployment"]
    assert [each["metadata"]["name"] for each in deployments] == ["prefect", "inbox", "worker"]
    for each in deployments:
        pod = each["spec"]["template"]["spec"]
        assert {volume["persistentVolumeClaim"]["claimName"] for volume in pod["volumes"]} <= claims
        mounted = {mount["name"] for container in pod["containers"] for mount in container["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}
        assert each["spec"]["selector"]["matchLabels"] == each["spec"]["template"]["metadata"]["labels"]


@pytest.mark.parametrize("page", [ENGLISH, "operations.zh-CN.md"])
def test_links_lead_to_sections_that_are_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for file, anchor in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text):
        headings = re.findall(r"^#+ (.*)$", (DOCS / (file or page)).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}, anchor
