"""The blocks that readers see, as Python-Markdown's block extensions."""

from collections.abc import MutableSequence
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as MarkdownBlock

from taphuan.model.labels import Labels


class ContainersExtension(BlocksExtension):  # type: ignore[misc]  # pymdownx is untyped
    """Register the blocks that readers see; trainer's blocks were cut before."""

    def __init__(self, labels: Labels, rendered: MutableSequence[str]) -> None:
        super().__init__()
        self.labels, self.rendered = labels, rendered

    def extendMarkdownBlocks(self, md: markdown.Markdown, block_mgr: Any) -> None:
        config = {"labels": self.labels, "rendered": self.rendered}
        block_mgr.register(_Activity, config)
        block_mgr.register(_Case, config)
        solutions = _SolutionTreeprocessor(md, self.labels["block.solution"])
        md.treeprocessors.register(solutions, "taphuan-solutions", 13)  # after inline (20)


class _Container(MarkdownBlock):  # type: ignore[misc]  # pymdownx is untyped
    NAME = ""
    ARGUMENT = None
    OPTIONS = {"minutes": [0, lambda value: value]}  # noqa: RUF012 - their protocol

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        labels: Labels = self.config["labels"]
        self.config["rendered"].append(self.NAME)
        element = ElementTree.SubElement(parent, "section", {"class": f"tap-{self.NAME}"})
        kind = ElementTree.SubElement(element, "p", {"class": "tap-kind"})
        kind.text = labels[f"block.{self.NAME}"]
        if self.options["minutes"]:
            minutes = ElementTree.SubElement(kind, "span", {"class": "tap-minutes"})
            minutes.text = labels.fill("time.minutes", minutes=self.options["minutes"])
        if self.argument:
            title = ElementTree.SubElement(element, "p", {"class": "tap-title"})
            title.text = self.argument
        return element


class _Activity(_Container):
    NAME = "activity"


class _Case(_Container):
    NAME = "case"


class _SolutionTreeprocessor(Treeprocessor):
    """Mark what a case says after its question: a handout for the class leaves it out."""

    def __init__(self, md: markdown.Markdown, words: str) -> None:
        super().__init__(md)
        self.words = words.casefold()

    def run(self, root: ElementTree.Element) -> None:
        for case in root.iter("section"):
            if case.get("class") != "tap-case":
                continue
            place = next((n for n, child in enumerate(case) if self._opens(child)), None)
            if place is not None:
                moved = list(case)[place:]
                solution = ElementTree.SubElement(case, "div", {"class": "tap-solution"})
                for child in moved:
                    case.remove(child)
                    solution.append(child)

    def _opens(self, element: ElementTree.Element) -> bool:
        if not len(element) or (element.text or "").strip():
            return False
        return element[0].tag == "strong" and (element[0].text or "").casefold().startswith(
            self.words
        )
