"""A YAML text as a tree of nodes with places; by libyaml, where it is there."""

from __future__ import annotations

import yaml

from workbench.formats.yaml_node import Node, ScalarNode, entry_node, list_node, map_node, scalar_node

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


def composed(text: str) -> Node | None:
    """Parse a text without byte order mark that reads without faults; None for an empty one."""
    root = yaml.compose(text, Loader=_LOADER)
    return None if root is None else _node(text, root)


def _node(text: str, node: yaml.Node) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        entries = tuple(entry_node(text, _scalar(text, key), _node(text, value)) for key, value in node.value)
        return map_node(start, end, bool(node.flow_style), entries)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(text, item) for item in node.value)
        return list_node(start, end, bool(node.flow_style), items)
    if not isinstance(node, yaml.ScalarNode):
        raise TypeError(f"YAML has no node of type {type(node)}.")
    return _scalar(text, node)


def _scalar(text: str, node: yaml.ScalarNode) -> ScalarNode:
    return scalar_node(text, node.start_mark.index, node.end_mark.index, node.style or "", node.value)
