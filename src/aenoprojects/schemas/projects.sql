-- The database that `aenoprojects export sqlite` writes. Days are ISO 8601 text, sums are numbers in units of the currency.
PRAGMA application_id = 1634037359;  -- "aeno"
PRAGMA user_version = 1;

CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    name TEXT,
    kind TEXT,
    sha256 TEXT
);

CREATE TABLE projects (
    number INTEGER PRIMARY KEY,  -- in the order of the page
    organisation TEXT,
    kind TEXT,                   -- municipality, municipalities, partnership, other
    province TEXT,
    title TEXT,
    theme TEXT,
    round TEXT,
    period TEXT,                 -- as stated
    first_day TEXT,
    last_day TEXT,
    end_state TEXT,              -- stated, derived, unknown, open, none
    months INTEGER,
    amount REAL,                 -- the first in euros
    summary TEXT,
    source TEXT,
    line INTEGER,
    id TEXT,
    heading TEXT,
    scheme TEXT,
    prose TEXT,                  -- all sections, for the full-text index
    edtf TEXT                    -- the period as one date or interval of ISO 8601-2
);
CREATE INDEX projects_id ON projects (id);
CREATE INDEX projects_theme ON projects (theme);

CREATE TABLE municipalities (
    cbs TEXT PRIMARY KEY,        -- "GM0226"; "? Name" where the register does not know it
    name TEXT,
    province TEXT,
    valid_from TEXT,
    valid_to TEXT,               -- last day of one that was merged
    uri TEXT
);
CREATE TABLE municipality_successors (
    cbs TEXT REFERENCES municipalities (cbs),
    successor TEXT REFERENCES municipalities (cbs),
    PRIMARY KEY (cbs, successor)
);
CREATE TABLE project_municipalities (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    cbs TEXT REFERENCES municipalities (cbs),
    PRIMARY KEY (project, place)
);
CREATE INDEX project_municipalities_cbs ON project_municipalities (cbs);

CREATE TABLE partners (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    name TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE people (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    name TEXT,
    honorific TEXT,
    role TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE addresses (
    project INTEGER REFERENCES projects (number),
    person INTEGER,              -- place among the people; absent where it is of nobody for certain
    kind TEXT,                   -- email, phone
    address TEXT,
    FOREIGN KEY (project, person) REFERENCES people (project, place)
);
CREATE TABLE periods (
    project INTEGER REFERENCES projects (number),
    place INTEGER,               -- 1 is the project's own
    label TEXT,
    text TEXT,
    first_day TEXT,
    last_day TEXT,
    end_state TEXT,
    edtf TEXT,
    remark TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE amounts (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    label TEXT,
    text TEXT,
    amount REAL,
    currency TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE sections (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    heading TEXT,
    kind TEXT,
    text TEXT,
    line INTEGER,
    PRIMARY KEY (project, place)
);
CREATE TABLE extra_fields (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    label TEXT,
    text TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE tags (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    tag TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE links (
    project INTEGER REFERENCES projects (number),
    place INTEGER,
    text TEXT,
    url TEXT,
    PRIMARY KEY (project, place)
);
CREATE TABLE page_text (
    line INTEGER,
    text TEXT
);
CREATE TABLE diagnostics (
    project TEXT,                -- id of the project, where it is about one
    code TEXT,
    severity TEXT,
    message TEXT,
    source TEXT,
    line INTEGER,
    field TEXT,
    text TEXT,
    read_as TEXT,
    beside TEXT                  -- what the message measures the text by
);

-- Words are found whatever their accents and capitals: "cafe" finds "Café".
CREATE VIRTUAL TABLE projects_fts USING fts5 (
    title, organisation, theme, prose,
    content="projects", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

-- One row for each municipality of a project, by the municipalities of today: none is lost in a join with this year's figures.
CREATE VIEW projects_by_municipality AS
    WITH RECURSIVE heirs (cbs, heir) AS (
        SELECT cbs, cbs FROM municipalities
        UNION
        SELECT heirs.cbs, municipality_successors.successor
        FROM heirs JOIN municipality_successors ON municipality_successors.cbs = heirs.heir
    )
    SELECT DISTINCT projects.number AS project, projects.id, projects.title, projects.theme, projects.first_day, projects.last_day,
        today.name AS municipality, today.cbs, today.province
    FROM projects
    JOIN project_municipalities ON project_municipalities.project = projects.number
    JOIN heirs ON heirs.cbs = project_municipalities.cbs
    JOIN municipalities AS today ON today.cbs = heirs.heir
    WHERE heirs.heir NOT IN (SELECT cbs FROM municipality_successors)
    ORDER BY projects.number, today.name;

-- Every way to reach somebody about a project.
CREATE VIEW contacts AS
    SELECT projects.number AS project, projects.id, projects.title, people.name, people.role, addresses.kind, addresses.address
    FROM projects
    JOIN addresses ON addresses.project = projects.number
    LEFT JOIN people ON people.project = addresses.project AND people.place = addresses.person;

-- How many projects of each theme began in each year.
CREATE VIEW themes_by_year AS
    SELECT substr(first_day, 1, 4) AS year, theme, count(*) AS projects
    FROM projects
    GROUP BY year, theme
    ORDER BY year, theme;
