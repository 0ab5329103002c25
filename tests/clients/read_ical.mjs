// Read a calendar on standard input with ical.js and print what it understood as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const value = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;

const components = calendar.getAllSubcomponents().map((component) => {
  const first = component.getFirstPropertyValue("dtstart");
  const after = component.getFirstPropertyValue("dtend");
  const last = after?.clone();
  last?.adjust(-1, 0, 0, 0);
  return {
    kind: component.name,
    uid: value(component, "uid"),
    stamp: value(component, "dtstamp"),
    allDay: first?.isDate && after?.isDate,
    days: first ? [first.toString(), last.toString()] : value(component, "due"),
    summary: value(component, "summary"),
    description: value(component, "description"),
    location: value(component, "location"),
    status: value(component, "status"),
    transparency: value(component, "transp"),
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
    contacts: component.getAllProperties("contact").map((property) => property.getFirstValue()),
  };
});

console.log(JSON.stringify({ name: value(calendar, "name"), refresh: value(calendar, "refresh-interval"), components }));
