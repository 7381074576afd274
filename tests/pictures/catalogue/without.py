"""Pages that are not drawn, by the reason."""

# Views that are no page of a person's, or cannot be come to in the demonstration.
WITHOUT: dict[str, frozenset[str]] = {
    "leads on to another page": frozenset(
        ("results.home", "public.of_round", "accounts.language", "accounts.open_link")
    ),
    "a file, a picture, a sound": frozenset(
        (
            *("counters.export", "counters.png", "counters.poster", "counters.preview"),
            *("counters.svg", "counters.unit_posters", "exports.classes"),
            *("exports.figures", "exports.findings", "exports.official"),
            *("keying.blank", "keying.printed"),
            *("keying.recall_file", "kiosk.worker", "kiosk.file_of_page"),
            "methods.version_file",
            *("outside.file", "oversight.audit_file", "oversight.task_file"),
            *("history.file", "national.file"),
            *("public.data_file", "public.dictionary", "public.picture"),
            *("public.poster", "questionnaires.version_file", "respond.recording"),
            *("rounds.totals_file", "sampling.draw_file", "sampling.progress_file"),
            *("criteria_sets.file", "submission.download", "submission.file"),
            "submission.ranking_file",
            *("static", "units.blank", "units.export"),
        )
    ),
    "part of a page that is drawn, or the same page of the newest round": frozenset(
        ("questionnaires.frame", "sampling.desk", "keying.batches")
    ),
    "the citizen's page, come to by another way": frozenset(
        (
            *("present.questionnaire", "slips.questionnaire"),
            *("helping.questionnaire", "helping.thanks"),
        )
    ),
    "a step after a file, a letter or a password that a journey of the tests takes": (
        frozenset(
            (
                *("accounts.choose", "accounts.confirm", "accounts.new_passkey"),
                *("accounts.recovery_codes", "accounts.recovery_step"),
                *("accounts.second_step", "comments.mask", "counters.check_counter"),
                *("counters.import_preview", "keying.again", "keying.again_next"),
                *("keying.checked", "keying.compare", "keying.key", "oversight.task"),
                *("past.checked", "past.explain", "past.take_back_counts"),
                *("past.withdraw", "rates.unit_counts", "units.checked"),
            )
        )
    ),
    "of a draft of a questionnaire, which the demonstration has none of": frozenset(
        f"questionnaires.{part}"
        for part in (
            *(
                "drop",
                "general",
                "item",
                "languages",
                "levels",
                "new_item",
                "new_section",
            ),
            *("phrases", "publish", "ready", "rule", "section", "texts"),
        )
    ),
}
