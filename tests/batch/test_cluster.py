"""Machines of a Dask cluster: the same files as from this machine, byte for byte, also when a worker is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from batch_runs import PACKAGE, SLOW, Folder

pytest.importorskip("distributed", reason="dask.distributed is not installed")

WORKERS = 3


@dataclass(frozen=True)
class Cluster:
    """A scheduler with its workers, each a process of its own with two threads."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """In a folder of its own, as on another machine."""
    home = tmp_path / "cluster"
    home.mkdir()
    (home / "slow.py").write_text(SLOW, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    told = home / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(told), "--no-nanny"]
    scheduler = subprocess.Popen(
        [*dask, "--no-dashboard", "--scheduler-file", str(told)], cwd=home, env=environment, stderr=subprocess.DEVNULL
    )
    workers = [
        subprocess.Popen(
            [*work, "--nthreads", "2", "--no-dashboard", "--preload", str(home / "slow.py")],
            cwd=home,
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(WORKERS)
    ]
    try:
        yield Cluster(_address(told, WORKERS), workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def _address(told: Path, workers: int) -> str:
    """The scheduler's, as soon as all workers have come."""
    from distributed import Client

    until = time.monotonic() + 60
    while not told.is_file() or not told.read_text("utf-8").strip():
        assert time.monotonic() < until, "no scheduler"
        time.sleep(0.1)
    with Client(scheduler_file=str(told), set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
        return str(client.scheduler.address)


def test_a_cluster_makes_the_same_files(folder: Folder, cluster: Cluster) -> None:
    """Also from relative paths, and into the same manifest: a run on this machine finds nothing to do."""
    folder.schools(60)
    folder.run("render", "各校", "-o", "here", "--jobs", "1")
    ran = folder.run("render", "各校", "-o", "there", "--executor", "dask", "--scheduler", cluster.address)
    assert (ran.code, ran.summary) == (0, "共 60 份：生成 60 份")
    assert folder.files("there") == folder.files("here")
    assert folder.run("render", "各校", "-o", "there").summary == "共 60 份：没有变化 60 份"


def test_a_worker_that_is_killed_midway_is_made_up_for(folder: Folder, cluster: Cluster) -> None:
    """What it had in hand goes to the others; nothing is missing, nothing is half."""
    folder.schools(200)
    folder.run("render", "各校", "-o", "here", "--to", "md", "--jobs", "2")
    process = folder.start(
        *("render", "各校", "-o", "there", "--to", "md", "--executor", "dask", "--scheduler", cluster.address)
    )
    while len(folder.files("there")) < 30:
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    assert len(folder.files("there")) < 200
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert folder.files("there") == folder.files("here")
    assert [path.name for path in (folder.path / "there").rglob("*.tmp")] == []


def test_a_run_whose_workers_are_all_gone_ends(folder: Folder, cluster: Cluster) -> None:
    """It does not wait in silence; what was made is kept, and a run on this machine makes the rest."""
    folder.schools(200)
    process = folder.start(
        *("render", "各校", "-o", "out", "--to", "md", "--executor", "dask", "--scheduler", cluster.address),
        python="from planforge.batch import running\nrunning._LOOK = 1",
    )
    while len(folder.files()) < 30:
        assert process.poll() is None
        time.sleep(0.02)
    for worker in cluster.workers:
        os.kill(worker.pid, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "错误[PF635]" in said and "停了：200 份里做完" in said
    assert "Traceback" not in said
    assert folder.render().code == 0
    assert len(folder.files()) == 200


def test_a_cluster_that_is_not_there_is_a_message(folder: Folder) -> None:
    """Without an address, with one that is none, with processes of this machine."""
    folder.schools(1)
    assert "PF602" in folder.run("render", "各校", "--executor", "dask").said[0]
    assert "PF644" in folder.run("render", "各校", "--executor", "dask", "--scheduler", "没有").said[0]
    silent = folder.run("render", "各校", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert "PF644" in silent.said[0] and "“tcp://127.0.0.1:9”没有应答" in silent.said[1]
    assert "PF646" in folder.run("render", "各校", "--scheduler", "tcp://127.0.0.1:8786").said[0]
