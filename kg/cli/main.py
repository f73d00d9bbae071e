"""`kg`: the group of commands, each imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

from kg import __version__

COMMANDS = {
    "init": ("kg.cli.start", "Make a workspace with the shipped data."),
    "demo": ("kg.cli.start", "Make a workspace, build, check and draw it."),
    "paragraphs": ("kg.cli.paragraphs", "Number the paragraphs of a text, to cite them."),
    "build": ("kg.cli.build", "Build the graph from the tables."),
    "check": ("kg.cli.check", "Check the graph; exit 1 on a violation."),
    "ask": ("kg.cli.ask", "Ask one of the catalogue's questions."),
    "sparql": ("kg.cli.ask", "Ask in SPARQL."),
    "lint": ("kg.cli.lint", "Look through queries for what cannot be meant."),
    "show": ("kg.cli.show", "Show one thing and its ties."),
    "why": ("kg.cli.show", "Show who says so, and where to edit it."),
    "path": ("kg.cli.show", "Show how two are linked."),
    "network": ("kg.cli.network", "Measure a network."),
    "findings": ("kg.cli.findings", "Tell what a network and its documents show."),
    "export": ("kg.cli.export", "Export the graph or a network."),
    "report": ("kg.cli.report", "Write a network up: findings, charts, sources."),
    "cite": ("kg.cli.cite", "List the documents behind a network as references."),
    "view": ("kg.cli.view", "Draw a network as one HTML page, or a figure."),
    "site": ("kg.cli.site", "Write a site: pages and networks, for a browser."),
    "push": ("kg.cli.push", "Load the build into a SPARQL server."),
    "serve": ("kg.cli.serve", "Serve the graph: a SPARQL endpoint and pages."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and first lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None, or the nearest names, if there is none."""
        if cmd_name in COMMANDS:
            command: click.Command = getattr(
                importlib.import_module(COMMANDS[cmd_name][0]), cmd_name
            )
            return command
        import difflib

        near = difflib.get_close_matches(cmd_name, COMMANDS, n=2)
        hint = f"; did you mean {', '.join(near)}?" if near else "; see kg --help"
        raise click.UsageError(f"no command {cmd_name!r}{hint}")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their first lines."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("-C", "directory", metavar="DIR", help="The workspace of the command that follows.")
@click.option("--store", metavar="PATH|URL", help="The store that the command that follows asks.")
def kg(directory: str | None, store: str | None) -> None:
    """A source-cited knowledge graph of community development actors.

    Every tie says who says so; any SPARQL SELECT is a network; any day can be asked about.

    \b
    Start with:  kg demo my-workspace
    """
    # A command that is not given them itself takes them from here: kg.cli.session.Session.option.


def run() -> None:
    """Run the command line. Exit 0 fine, 1 a check found violations, 2 bad input or usage."""
    _in_utf_8()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a cp874 console has no · and no →
    try:
        kg(prog_name="kg", standalone_mode=False)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _refuse(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: หยุดแล้ว ของเดิมไม่เปลี่ยน / stopped; what was there has not changed", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _close_quietly()
    except Exception as error:
        sys.exit(_explain(error))


def _in_utf_8() -> None:
    """Start again in UTF-8 mode where names of files and arguments are not read as UTF-8.

    Under a C locale that Python may not coerce, Thai arrives as escapes no text may hold.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.name != "nt":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves


def _refuse(error: click.ClickException) -> None:
    """Print wrong usage as one line, like any other error; the help where nothing was asked."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kg"
    said = " ".join(error.format_message().split()).rstrip(".")
    hint = "" if "--help" in said else f"; see {command} --help"
    click.echo(f"kg: {said}{hint}", err=True)


def _explain(error: Exception) -> int:
    """Print what a user can mend as one line each and return 2; anything else goes on."""
    from kg.errors import BadInputError, KgError

    if not isinstance(error, KgError):
        raise error
    if isinstance(error, BadInputError):
        for problem in error.problems:
            click.echo(str(problem), err=True)
    click.echo(f"kg: {error}", err=True)
    return 2


def _close_quietly() -> None:
    """End without a complaint when the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
