"""Measuring docproc: every claim about quality is a number that one command reproduces.

=========================  ==============================================================
:mod:`.cases`              what is measured: files, and what a person knows of them
:mod:`.measure`            each through the real main road, held against what is known
:mod:`.text_scores`        one document's text; its parts:
:mod:`.text_metrics`       characters, words, letters, marks, harm and help
:mod:`.arrangement`        lines put where they belong; reading order
:mod:`.placement`          boxes on their words; stamps that are no text
:mod:`.table_metrics`      tables cell by cell
:mod:`.comparison`         one document's fields, key by key; its parts:
:mod:`.verdict`            one value against another
:mod:`.records`            lists of items, paired by likeness
:mod:`.figures`            indicators
:mod:`.task_trees`         tasks and groups as trees, with deadlines and targets
:mod:`.field_metrics`      precision, recall, F1, calibration
:mod:`.summary`            many documents added up, never real and rendered together
:mod:`.rule_shares`        how often each extraction rule is right, for its table
:mod:`.misses`             every miss with its place on the page
:mod:`.baseline`           gains and losses since another run, and what is beyond noise
:mod:`.cost`               seconds and memory beside other programs (:mod:`.speed`)
:mod:`.report`             a whole run, as JSON
:mod:`.html_report`        as a page to look at (:mod:`.page_views`, :mod:`.wording`, ``page/``)
:mod:`.gold`               what a directive says, written down by a person, and checked
:mod:`.labels`             heads of real documents
:mod:`.restoration`        repair on its own, on corpora and misread lines
=========================  ==============================================================
"""
