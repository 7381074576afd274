"""What the log tells of a fault: where, never what people wrote."""

import structlog


def plain_logs() -> None:
    """Write tracebacks without the values of variables, which may be answers.

    Where `rich` happens to be installed, structlog would print all of them.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.StackInfoRenderer(),
            structlog.dev.set_exc_info,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(
                exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    )
