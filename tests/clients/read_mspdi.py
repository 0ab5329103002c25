"""Read a plan with MPXJ and print what it understood as JSON: a program apart, because it starts Java."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Print every task of the plan named on the command line."""
    import jpype
    import mpxj  # noqa: F401  # puts its Java classes on the path

    jpype.startJVM("-Xmx256m", "-XX:TieredStopAtLevel=1")
    from org.mpxj.reader import UniversalProjectReader

    plan = UniversalProjectReader().read(sys.argv[1])
    tasks = [
        {
            "outline": str(task.getOutlineNumber()),
            "parent": str(task.getParentTask().getName()) if task.getParentTask() else None,
            "name": str(task.getName()),
            "start": str(task.getStart()),
            "finish": str(task.getFinish()),
            "duration": str(task.getDuration()),
            "mode": str(task.getTaskMode()),
            "milestone": bool(task.getMilestone()),
            "summary": bool(task.getSummary()),
            "estimated": bool(task.getEstimated()),
            "notes": str(task.getNotes()),
            "contact": str(task.getContact()) if task.getContact() else None,
        }
        for task in plan.getTasks()
    ]
    properties = plan.getProjectProperties()
    print(
        json.dumps(
            {
                "title": str(properties.getProjectTitle()),
                "start": str(properties.getStartDate()),
                "calendar": str(plan.getDefaultCalendar().getName()),
                "tasks": tasks,
            }
        )
    )


if __name__ == "__main__":
    main()
