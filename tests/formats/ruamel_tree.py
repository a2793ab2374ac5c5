"""Another parser's nodes as our tree: what the places that editing trusts are compared with."""

from __future__ import annotations

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from workbench.formats import yaml_node as ours


def composed(text: str) -> ours.Node | None:
    """Parse a text that reads without faults; None for an empty one.

    The pure `safe` composer is meant: the round-trip one puts U+0007 into folded texts.
    """
    root: object = YAML(typ="safe", pure=True).compose(text)
    return None if root is None else _node(text, root)


def _node(text: str, node: object) -> ours.Node:
    if isinstance(node, MappingNode):
        entries = tuple(
            ours.entry_node(text, _scalar(text, key), _node(text, value)) for key, value in node.value
        )
        return ours.map_node(node.start_mark.index, node.end_mark.index, bool(node.flow_style), entries)
    if isinstance(node, SequenceNode):
        items = tuple(_node(text, item) for item in node.value)
        return ours.list_node(node.start_mark.index, node.end_mark.index, bool(node.flow_style), items)
    return _scalar(text, node)


def _scalar(text: str, node: object) -> ours.ScalarNode:
    if not isinstance(node, ScalarNode):
        raise TypeError(f"No scalar is a {type(node)}.")
    return ours.scalar_node(text, node.start_mark.index, node.end_mark.index, node.style or "", node.value)
