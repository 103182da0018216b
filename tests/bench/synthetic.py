"""Sites of any size from one piece of Markdown, for this tool and for stock mkdocs-material."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_SENTENCE = (
    "Chi bộ thôn họp mỗi tháng một lần, nghe việc đã giao, bàn việc mới và ghi rõ ai làm, khi "
    "nào xong. Trưởng thôn báo lại ý kiến của bà con; việc nào vượt quá thôn thì gửi lên xã. "
)
_QUESTION = """
```quiz
id: cau-{course}-{module}-{number}
objective: 1

Việc nào cần làm trước cuộc họp số {number} của bài {module}?

( ) Chờ đến giờ họp mới hỏi
> Chưa đúng: hỏi trước thì họp mới có số liệu.
(x) Gọi hỏi kết quả việc đã giao
> Đúng: biết việc cũ rồi mới bàn được việc mới.
( ) Bỏ qua việc tháng trước
> Chưa đúng: việc không ai hỏi lại sẽ bị quên.
! Việc cũ trước, việc mới sau.
```
"""


def module_markdown(course: int, module: int) -> str:
    """Return a module of about 1,500 words with three questions and a few blocks."""
    parts = [
        f"---\nkind: module\ntitle: Bài {module} của khóa {course}\norder: {module}\nminutes: 45\n"
        "objectives: [Nói được việc cần làm]\nkeypoints: [Việc cũ trước, việc mới sau]\n"
        "sources: [vb-moi]\nreviewed: 2026-01-02\n---\n"
    ]
    for section in range(1, 6):
        parts.append(f"\n## Phần {section} của bài {module}\n\n{_SENTENCE * 3}\n")
        parts.append(f"\n- {_SENTENCE}\n- {_SENTENCE}\n\nTheo [](vb:vb-moi): {_SENTENCE * 2}\n")
    parts.append(f"\n/// activity | Làm thử\n    minutes: 15\n\n{_SENTENCE}\n///\n")
    parts.append("\n## Tự kiểm tra\n")
    parts.extend(_QUESTION.format(course=course, module=module, number=n) for n in (1, 2, 3))
    return "".join(parts)


def pages(courses: int, modules: int) -> dict[str, str]:
    """Return path below a language's folder to Markdown."""
    files = {"index.md": "---\nkind: page\nlayout: home\ntitle: Trang đầu\n---\n"}
    files["khoa-hoc/index.md"] = "---\nkind: page\nlayout: courses\ntitle: Học tập\n---\n"
    files["tra-cuu/van-ban.md"] = "---\nkind: page\nlayout: register\ntitle: Sổ\n---\n"
    for course in range(1, courses + 1):
        folder = f"khoa-hoc/khoa-{course}"
        files[f"{folder}/index.md"] = (
            f"---\nkind: course\norder: {course}\ntitle: Khóa {course}\naudience: Người thử\n"
            "report: bai-bao\nobjectives: [Thử được]\n---\n"
        )
        for module in range(1, modules + 1):
            files[f"{folder}/{module:02}-bai-{module}.md"] = module_markdown(course, module)
    return files


_REGISTER = """\
cap_nhat: 2026-01-02
moi_nhat_da_thay: { trung_uong: 2026-01-01, dia_phuong: 2026-01-01 }
van_ban:
  - { id: vb-moi, so_hieu: 1-HD/X, loai: Hướng dẫn, ngay: 2026-01-01, ten: Việc mới,
      hieu_luc: in force, do_tin_cay: da_xac_minh }
  - { id: bai-bao, loai: Bài viết, ngay: 2020-02-03, ten: Bài báo, hieu_luc: report,
      do_tin_cay: seed }
"""


def write_ours(root: Path, files: dict[str, str]) -> Path:
    """Write a project of this tool in one language."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    start = config.index("        - locale: en")
    end = config.index("markdown_extensions:")
    config = config[:start] + "\n" + config[end:]
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    _write(root / "docs" / "vi", files)
    _write(root / "docs" / "data", {"van-ban.yml": _REGISTER})
    return root


def write_stock(root: Path, files: dict[str, str], *features: str) -> Path:
    """Write the same Markdown as a stock mkdocs-material project."""
    _write(root / "docs", files)
    listed = ", ".join(features)
    (root / "mkdocs.yml").write_text(
        "site_name: Stock\nuse_directory_urls: false\n"
        f"theme: {{ name: material, language: vi, font: false, features: [{listed}] }}\n"
        "plugins: [search]\n"
        "markdown_extensions: [admonition, attr_list, tables, pymdownx.superfences]\n",
        encoding="utf-8",
    )
    return root


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
