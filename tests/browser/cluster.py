"""Three replicas of the playground behind nginx, with the very configuration of deploy/."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.driver import ROOT, Server, free_port, wait_until_it_answers

CONFIGURATION = ROOT / "deploy" / "nginx"
NAMES = ("first", "second", "third")
"""What deploy/nginx/replicas.conf.template calls the replicas, in its cookie too."""

AROUND = """
daemon off;
user root; # as the folder is that of who runs the test; said to nobody else
pid {folder}/pid;
events {{}}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""
"""What the container image of nginx has around our configuration."""


def nginx() -> str | None:
    """Find nginx, which Debian puts where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def configured(folder: Path, values: dict[str, str], *templates: str) -> Path:
    """Fill in the templates as the image does, and give the file that includes them."""
    (folder / "conf.d").mkdir()
    for name in templates:
        text = (CONFIGURATION / f"{name}.conf.template").read_text()
        for variable, value in values.items():
            text = text.replace(f"${{{variable}}}", value)
        (folder / "conf.d" / f"{name}.conf").write_text(text)
    file = folder / "nginx.conf"
    file.write_text(AROUND.format(folder=folder))
    return file


@dataclass
class Cluster:
    """The replicas by name, and the address that visitors know."""

    folder: Path
    replicas: dict[str, Server] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "nginx.txt"

    def start(self) -> None:
        shared = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for all"}
        for name in NAMES:
            self.replicas[name] = Server(self.folder / f"{name}.txt", environment=shared)
            self.replicas[name].launch()
        values = {
            "LISTEN": f"127.0.0.1:{self.port}",
            "INNER": f"127.0.0.1:{free_port()}",
            "FOLDER": str(self.folder),
        }
        for number, server in enumerate(self.replicas.values(), 1):
            values[f"REPLICA_{number}"] = server.url.removeprefix("http://")
            server.wait()
        file = configured(self.folder, values, "site", "replicas")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [nginx(), "-e", "stderr", "-c", file], stdout=log, stderr=subprocess.STDOUT
            )
        wait_until_it_answers(self.url, self.process, self.log)

    def stop(self) -> None:
        for server in self.replicas.values():
            server.process.terminate()  # all at a time
        for server in self.replicas.values():
            server.stop()
        if self.process:
            self.process.terminate()
            self.process.wait(30)
