"""What is compiled once a session, not once a test: addresses, statements, templates.

It is the same for every test, and took half of the time of those that ask for pages.
"""

import gc
from collections.abc import Iterator

import pytest
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import Connection, Engine
from werkzeug.routing import Map, Rule

from survey import db

# What a rule is compiled to; nothing in it belongs to one map alone.
COMPILED = ("_parts", "_trace", "_converters", "arguments")


def pytest_collection_finish() -> None:
    """Let the rubbish collector pass over the modules, which stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _addresses_compiled_once() -> Iterator[None]:
    """Let all sites of a session share what their addresses are compiled to."""
    compiled: dict[object, Rule] = {}
    compile_rule = Rule.compile

    def _compile(rule: Rule) -> None:
        assert rule.map is not None
        key = _told_by(rule, rule.map)
        if key not in compiled:
            compile_rule(rule)
            compiled[key] = rule
            return
        found = compiled[key]
        for name in COMPILED:
            setattr(rule, name, getattr(found, name))
        rule._build = found._build.__func__.__get__(rule)
        rule._build_unknown = found._build_unknown.__func__.__get__(rule)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "compile", _compile)
        yield


def _told_by(rule: Rule, of: Map) -> tuple[object, ...]:
    """Return all that decides what a rule is compiled to."""
    defaults = tuple(sorted((rule.defaults or {}).items()))
    converters = frozenset(of.converters.items())
    places = (rule.rule, rule.subdomain, rule.host, of.host_matching)
    return (*places, defaults, rule.merge_slashes, converters)


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """Let all engines of a session share what statements are compiled to.

    SQLAlchemy keeps that by engine and by dialect, and every test has engines of its
    own. Shared are those of a dialect that has seen its server.
    """
    shared: dict[str, Engine] = {}
    create_engine = db.create_engine

    def _create(*args: object, **given: object) -> Engine:
        engine: Engine = create_engine(*args, **given)
        first = shared.get(engine.dialect.name)
        if first is None or first.dialect.server_version_info is None:
            shared[engine.dialect.name] = engine
        else:
            engine.dialect.initialize = _is_known
            engine.dialect = first.dialect
            engine._compiled_cache = first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "create_engine", _create)
        yield


def _is_known(_connection: Connection) -> None:
    """Ask the server nothing: an engine before this one has."""


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates are compiled once a session, not once a site."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
