"""The wheel, installed in a clean environment, works from any folder."""

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = {
    "id": "w1",
    "outlet": "وكالة",
    "title": "غارة على بلدة",
    "text": "قالت وزارة الصحة إن ثلاثة مدنيين قتلوا في غارة على مدينة إدلب.",
}


def test_the_wheel_runs_from_another_folder(tmp_path: Path) -> None:
    # From a copy: a build leaves a folder behind, whose files would go into the next wheel.
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "build", "*.egg-info", "tests"))
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(source))
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    home = tmp_path / "clean"
    venv.create(home, with_pip=True)
    pip = (home / "bin" / "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    subprocess.run(pip, check=True, capture_output=True)
    mirsad = home / "bin" / "mirsad"
    shown = subprocess.run((mirsad, "--help"), cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "summarize" in shown.stdout
    line = json.dumps(ARTICLE, ensure_ascii=False)
    answer = subprocess.run((mirsad, "summarize"), input=line, cwd=tmp_path, check=True, capture_output=True, text=True)
    claim = json.loads(answer.stdout)["claims"][0]
    assert (claim["kind"], claim["count_min"], claim["source"]) == ("killed", 3, "وزارة الصحة")
