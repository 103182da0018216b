"""The policy of a page lets our own code run and nothing else."""

import base64
import hashlib

import pytest

from taphuan.render.policy import policy_of, with_policy


def mark(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def sources(policy: str, name: str) -> list[str]:
    rows = dict(row.split(" ", 1) for row in policy.split("; "))
    return rows[name].split()


def test_nothing_of_another_host_is_allowed() -> None:
    policy = policy_of("<p>Chữ</p>")
    assert sources(policy, "default-src") == ["'none'"]
    assert "http" not in policy
    assert "*" not in policy
    assert "unsafe" not in policy


def test_the_frame_s_own_code_runs_by_its_hash() -> None:
    policy = policy_of("<script>a()</script><script class=x>b('ữ')</script>")
    assert sources(policy, "script-src") == ["'self'", *sorted([mark("a()"), mark("b('ữ')")])]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"a": 1}</script>',
    ],
)
def test_files_and_data_need_no_hash(script: str) -> None:
    assert sources(policy_of(script), "script-src") == ["'self'"]


def test_code_in_an_author_s_text_does_not_run() -> None:
    text = "<p>Chữ</p><script>steal()</script>"
    policy = policy_of(f"<script>own()</script>{text}", text=text)
    assert sources(policy, "script-src") == ["'self'", mark("own()")]


def test_styles_of_tables_and_text_are_allowed_as_they_stand() -> None:
    html = "<style>p{}</style><td style=\"text-align: right;\">1</td><td style='a: &quot;b&quot;'>"
    allowed = sources(policy_of(html), "style-src")
    assert allowed[:2] == ["'self'", mark("p{}")]
    assert set(allowed[2:]) == {"'unsafe-hashes'", mark("text-align: right;"), mark('a: "b"')}


def test_the_policy_stands_right_behind_the_encoding() -> None:
    page = with_policy('<head>\n<meta charset="utf-8">\n<link rel="icon">')
    start = '<head>\n<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    assert page.startswith(start)


def test_a_page_without_encoding_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<head></head>")


def test_a_changed_page_gets_a_new_policy_for_the_old() -> None:
    page = with_policy('<meta charset="utf-8"><script>a()</script>')
    again = with_policy(page.replace("a()", "b()"))
    assert again == with_policy('<meta charset="utf-8"><script>b()</script>')
