"""The site, put together from its slices."""

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from survey import (
    assets,
    compression,
    conflicts,
    db,
    errors,
    fields,
    headers,
    i18n,
    mail,
    navigation,
    sessions,
    uploads,
    ways_on,
)
from survey.accounts import security
from survey.accounts import views as accounts
from survey.accounts.people import views as people
from survey.api import pace
from survey.api import views as api
from survey.collect import views as collect
from survey.config import Settings, read_settings
from survey.exports import views as exports
from survey.exports.pack import views as packs
from survey.exports.report import views as reports
from survey.history import bp as history
from survey.hosts import OneHost
from survey.keying.views import bp as keying
from survey.logs import plain_logs
from survey.manage.counters import views as counters
from survey.manage.criteria_sets import bp as criteria_sets
from survey.manage.improvements import views as improvements
from survey.manage.kiosks import views as kiosks
from survey.manage.methods.views import bp as methods
from survey.manage.outside import views as outside_register
from survey.manage.past import bp as past
from survey.manage.publishing import views as publishing
from survey.manage.questionnaires.views import bp as questionnaires
from survey.manage.rates import views as rates
from survey.manage.reform import views as reform
from survey.manage.rounds import views as rounds
from survey.manage.sampling.views import bp as sampling
from survey.manage.services import views as services
from survey.manage.setup import views as setup
from survey.manage.slips import bp as slip_pools
from survey.manage.units import views as units
from survey.migrate import require_newest
from survey.national import views as national
from survey.oversight import views as oversight
from survey.paths import TEMPLATES
from survey.public.site import bp as public
from survey.release.microdata import views as microdata
from survey.respond import present, preview, slips
from survey.respond import views as respond
from survey.respond.helping import views as helping
from survey.respond.helping.office import bp as help_office
from survey.respond.interviews import views as interviews
from survey.respond.kiosk import files as kiosk_files
from survey.respond.kiosk import views as kiosk
from survey.results import class_views as classes
from survey.results import comparing_views as comparing
from survey.results import map_views as maps
from survey.results import views as results
from survey.results.comments import views as comments
from survey.results.official import views as official
from survey.results.outside import views as outside
from survey.saved import views as saved
from survey.submission import bp as submission

MAX_BODY = 64 * 1024  # bytes; a sheet of 39 items with a full comment is below 12 kB
# Browsers let nobody else set a cookie of this kind: no subdomain, no plain http.
SECURE_COOKIE = "__Host-session"

csrf = CSRFProtect()


def create_app(settings: Settings | None = None) -> Flask:
    """Return the site, ready to serve a database that is up to date."""
    plain_logs()
    settings = settings or read_settings()
    app = Flask("survey", template_folder=str(TEMPLATES))
    app.config.from_mapping(
        HAILONG=settings,
        SECRET_KEY=settings.secret_key.get_secret_value(),
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        SESSION_COOKIE_NAME=SECURE_COOKIE if settings.is_secure else "session",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_SECURE=settings.is_secure,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
    )
    engine = db.make_engine(settings.database)
    require_newest(engine)
    db.init_app(app, engine)
    sessions.init_app(app)
    uploads.init_app(app)  # ahead of what reads a form
    csrf.init_app(app)
    i18n.init_app(app, default=settings.language)
    compression.init_app(app)  # ahead of what adds headers: they are added first
    headers.init_app(app, is_secure=settings.is_secure)
    errors.init_app(app)
    conflicts.init_app(app)
    fields.init_app(app)
    assets.init_app(app)
    mail.init_app(app, settings)
    security.init_app(app)
    navigation.init_app(app)
    ways_on.init_app(app)
    pace.init_app(app)
    for bp in (respond.bp, present.bp, slips.bp, helping.bp):
        csrf.exempt(bp)  # their pages carry a signed token of their own
    csrf.exempt(kiosk.bp)  # a header of its own, and a cookie no other site brings
    csrf.exempt(public)  # nobody is signed in there, and nothing is changed
    for bp in (
        accounts.bp,
        classes.bp,
        official.bp,
        api.bp,
        collect.bp,
        comparing.bp,
        comments.bp,
        exports.bp,
        packs.bp,
        microdata.bp,
        reports.bp,
        counters.bp,
        criteria_sets,
        history,
        improvements.bp,
        kiosk.bp,
        kiosk_files.bp,
        kiosks.bp,
        maps.bp,
        national.bp,
        outside.bp,
        outside_register.bp,
        oversight.bp,
        past,
        people.bp,
        present.bp,
        preview.bp,
        respond.bp,
        reform.bp,
        results.bp,
        rounds.bp,
        saved.bp,
        services.bp,
        keying,
        slip_pools,
        slips.bp,
        helping.bp,
        help_office,
        interviews.bp,
        methods,
        public,
        publishing.bp,
        questionnaires,
        rates.bp,
        sampling,
        setup.bp,
        submission,
        units.bp,
    ):
        app.register_blueprint(bp)
    app.wsgi_app = OneHost(  # type: ignore[method-assign]
        app.wsgi_app, settings.public_host
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies
        )
    return app
