"""`hailong method`: index methods, shipped and one's own."""

from pathlib import Path

import click
from sqlalchemy import select

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.documents.toml import to_toml
from survey.manage.operations.methods import (
    import_method,
    import_shipped,
    method_by_code,
)
from survey.methods import Method as Document
from survey.methods import parse_method, read_method, shipped, to_document
from survey.methods.method import Rate
from survey.models import Method


@click.group()
def method() -> None:
    """Choose how indices are computed."""


@method.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List the methods in the database, then those that can be imported."""
    with installation.reading() as session:
        methods = session.scalars(select(Method).order_by(Method.code, Method.version))
        rows = [(m.code, m.version, m.title, m.digest[:12]) for m in methods]
    known = {code for code, *_rest in rows}
    show(("CODE", "VERSION", "TITLE", "DIGEST"), rows)
    others = [code for code in shipped() if code not in known]
    if others:
        click.echo(f"Shipped, not imported yet: {', '.join(others)}.")


@method.command("import")
@click.argument("source")
@pass_installation
def import_(installation: Installation, source: str) -> None:
    """Import a method from a TOML FILE, or a shipped one by its code.

    The same content is the same version; other content is the next one.
    """
    with installation.session() as session:
        if source in shipped():
            imported = import_shipped(session, source)
        else:
            document = to_document(read_method(Path(source)))
            imported = import_method(session, document)
        session.commit()
        click.echo(f"{imported.code}:{imported.version}  {imported.title}")


@method.command("show")
@click.argument("name")
@pass_installation
def show_(installation: Installation, name: str) -> None:
    """Show a method of the database: CODE, or CODE:VERSION."""
    with installation.reading() as session:
        stored = method_by_code(session, name)
        document, digest = parse_method(stored.document), stored.digest
    click.echo(f"{document.code}:{document.version}  {document.title.get('vi', '')}")
    click.echo(
        f"measure {document.measure}, aggregate {document.aggregate}, ", nl=False
    )
    click.echo(f"withheld below n = {document.minimum_n}")
    click.echo(f"digest {digest}")
    _show_tree(document)


@method.command("export")
@click.argument("name")
@pass_installation
def export(installation: Installation, name: str) -> None:
    """Write a method of the database as TOML, to be edited and imported again."""
    with installation.reading() as session:
        click.echo(to_toml(method_by_code(session, name).document), nl=False)


def _show_tree(document: Document) -> None:
    for content in document.contents:
        click.echo(f"\n{content.code}  {content.name.get('vi', '')}")
        for factor in content.factors:
            click.echo(f"  {factor.code}  {factor.name.get('vi', '')}")
            for criterion in factor.criteria:
                click.echo(f"    {criterion.code}  {criterion.name.get('vi', '')}")
                if criterion.rate:
                    _show_rate(criterion.rate)


def _show_rate(rate: Rate) -> None:
    sign = "against" if rate.complement else "for"
    click.echo(f"      counted ({sign}): {rate.counted.get('vi', '')}")
    click.echo(f"      total: {rate.total.get('vi', '')}")
