"""Checks that fail: one over the first project, one that is no check."""


class Raising:
    codes = {"RS001": "Never said."}  # noqa: RUF012

    def find(self, project, document):
        return [project.period.nonsense]


class Codeless:
    def find(self, project, document):
        return ()
